package counterclaim.ingest.fetch;

import counterclaim.ingest.address.WebUrl;
import counterclaim.ingest.robots.RobotsDecision;
import counterclaim.ingest.robots.RobotsRules;
import java.time.Duration;
import java.util.Optional;

/** The rules of a robots.txt that hold for one agent. */
final class RobotsReader {
    private RobotsReader() {}

    static RobotsCache.Reader of(String agent) {
        return file -> new AgentRules(RobotsRules.parse(file), agent);
    }

    private record AgentRules(RobotsRules rules, String agent) implements RobotsCache.Rules {
        @Override
        public boolean allow(WebUrl url) {
            return rules.decide(agent, url.pathAndQuery()) instanceof RobotsDecision.Allowed;
        }

        @Override
        public Optional<Duration> crawlDelay() {
            return rules.crawlDelay(agent);
        }
    }
}
