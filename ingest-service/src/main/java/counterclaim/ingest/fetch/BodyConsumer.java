package counterclaim.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Collects a response up to a size. The body is as it came: packed, if it is. */
final class BodyConsumer implements AsyncResponseConsumer<WebResponse> {
    private final int largest;
    private final WebClient.Excess excess;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(16 << 10);
    private int status;
    private Map<String, List<String>> headers = Map.of();
    private FutureCallback<WebResponse> done;
    private volatile long received;

    BodyConsumer(int largest, WebClient.Excess excess) {
        this.largest = largest;
        this.excess = excess;
    }

    /** For people, when it takes too long. */
    String progress() {
        return received + " bytes had come";
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<WebResponse> callback)
            throws IOException {
        status = response.getCode();
        headers = headersOf(response);
        done = callback;
        if (entity == null) {
            callback.completed(new WebResponse(status, headers, new byte[0]));
        } else if (entity.getContentLength() > largest && excess == WebClient.Excess.FAILS) {
            throw new BodyTooLarge("the body has " + entity.getContentLength() + " bytes, more than " + largest);
        }
    }

    private static Map<String, List<String>> headersOf(HttpResponse response) {
        var headers = new HashMap<String, List<String>>();
        for (Header header : response.getHeaders()) {
            if (header.getValue() != null) {
                headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(header.getValue());
            }
        }
        return headers;
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        received += bytes.remaining();
        var room = largest - body.size();
        if (bytes.remaining() > room && excess == WebClient.Excess.FAILS) {
            throw new BodyTooLarge("the body has more than " + largest + " bytes");
        }
        var part = new byte[Math.min(room, bytes.remaining())];
        bytes.get(part);
        body.writeBytes(part);
        if (bytes.hasRemaining()) {
            bytes.position(bytes.limit());
            done.completed(new WebResponse(status, headers, body.toByteArray()));
            throw new BodyTooLarge("the rest of the body is not wanted");
        }
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        done.completed(new WebResponse(status, headers, body.toByteArray()));
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // 103 and the like tell nothing that is of use here.
    }

    @Override
    public void failed(Exception cause) {
        // The future of the exchange carries it.
    }

    @Override
    public void releaseResources() {
        body.reset();
    }
}
