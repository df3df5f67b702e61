package counterclaim.localstack.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops everything that up started. The data stays; up goes on with it.")
final class DownCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Override
    public Integer call() {
        var home = Home.find();
        var attendant = home.controls(Home.ATTENDANT);
        boolean stopped = false;
        if (attendant.process().isPresent()) {
            System.err.println("Stopping Counterclaim …");
            var process = attendant.process().get();
            process.destroy();
            process.onExit()
                    .orTimeout(90, TimeUnit.SECONDS)
                    .exceptionally(late -> process)
                    .join();
            stopped = true;
        }
        attendant.stop(Programs.STOP_WITHIN);
        // Where the attendant was killed, its programs run on.
        var left = new ArrayList<>(Home.PROGRAMS);
        Collections.reverse(left);
        for (var program : left) {
            if (home.controls(program).process().isPresent()) {
                System.err.println("  stopping " + program + ", left behind by an attendant that was killed");
                home.controls(program).stop(Programs.STOP_WITHIN);
                stopped = true;
            }
        }
        System.out.println(
                stopped ? "Counterclaim is down. Its data is in " + home.folder() + "." : "Counterclaim was not up.");
        return 0;
    }
}
