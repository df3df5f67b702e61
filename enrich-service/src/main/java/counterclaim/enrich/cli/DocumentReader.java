package counterclaim.enrich.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Reads texts from files and lines. Of a page the paragraphs are taken; ingest's extractor does that better. */
final class DocumentReader {
    private static final long LARGEST = 16L * 1024 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DocumentReader() {}

    static Document file(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("is a folder");
        }
        if (!Files.exists(path)) {
            throw new IOException("no such file");
        }
        if (Files.size(path) > LARGEST) {
            throw new IOException("is larger than " + LARGEST + " bytes");
        }
        var text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        return new Document(id(path), isPage(path, text) ? paragraphs(text) : text);
    }

    static String id(Path path) {
        var name = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    static Document line(String json) throws IOException {
        var node = MAPPER.readTree(json);
        if (node == null
                || !node.isObject()
                || !node.path("id").isTextual()
                || !node.path("text").isTextual()) {
            throw new IOException("is no JSON object with id and text");
        }
        return new Document(node.get("id").asText(), node.get("text").asText());
    }

    private static boolean isPage(Path path, String text) {
        var name = path.toString().toLowerCase(Locale.ROOT);
        var head =
                text.substring(0, Math.min(text.length(), 1_000)).stripLeading().toLowerCase(Locale.ROOT);
        return name.endsWith(".html")
                || name.endsWith(".htm")
                || head.startsWith("<!doctype html")
                || head.startsWith("<html");
    }

    private static String paragraphs(String html) {
        var page = Jsoup.parse(html);
        var out = new StringBuilder();
        for (Element element : page.select("h1, h2, h3, p, li, blockquote")) {
            var text = element.text().strip();
            if (!text.isEmpty() && element.closest("nav, footer, aside") == null) {
                out.append(text).append("\n\n");
            }
        }
        return out.isEmpty() ? page.text() : out.toString().strip();
    }
}
