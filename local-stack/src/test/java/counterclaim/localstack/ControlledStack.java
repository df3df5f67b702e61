package counterclaim.localstack;

import counterclaim.localstack.process.Controls;
import counterclaim.localstack.process.Ports;
import java.net.URI;
import java.nio.file.Path;

/** A stack that another JVM holds. */
final class ControlledStack implements LocalStack {
    private final Path folder;
    private final Ports ports;

    ControlledStack(Path folder) {
        this.folder = folder;
        this.ports = new Ports(folder.resolve("ports.properties"));
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.known("kafka");
    }

    @Override
    public URI elasticsearchUrl() {
        return URI.create("http://127.0.0.1:" + ports.known("elasticsearch"));
    }

    @Override
    public void kill(Component component) {
        controls(component).kill();
    }

    @Override
    public void pause(Component component) {
        controls(component).pause();
    }

    @Override
    public void resume(Component component) {
        controls(component).resume();
    }

    @Override
    public void stop(Component component) {
        controls(component).hold(ProcessStack.STOP_WITHIN);
    }

    @Override
    public void start(Component component) {
        controls(component).release();
        awaitReady(component);
    }

    @Override
    public void awaitReady(Component component) {
        SharedStack.await(component, bootstrapServers(), elasticsearchUrl(), unready -> "see " + folder);
    }

    @Override
    public void close() {}

    private Controls controls(Component component) {
        return new Controls(folder.resolve("run"), component.label());
    }
}
