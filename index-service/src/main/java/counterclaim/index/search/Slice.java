package counterclaim.index.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of raw hits. */
record Slice(long total, List<Hit<ObjectNode>> hits, Map<String, Aggregate> aggregations, Optional<String> next) {}
