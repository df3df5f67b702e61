package counterclaim.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every part does its work; alive as long as no part has stopped for good, whatever happens to Kafka. */
@ApplicationScoped
class IngestHealth {
    private final IngestService service;

    IngestHealth(IngestService service) {
        this.service = service;
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> response("ingest parts", service.notReady());
    }

    @Produces
    @Liveness
    HealthCheck alive() {
        return () -> response("ingest threads", service.dead());
    }

    private static HealthCheckResponse response(String name, List<String> problems) {
        var response = HealthCheckResponse.named(name).status(problems.isEmpty());
        if (!problems.isEmpty()) {
            response.withData("reason", String.join("; ", problems));
        }
        return response.build();
    }
}
