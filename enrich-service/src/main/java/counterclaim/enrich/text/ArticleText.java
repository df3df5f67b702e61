package counterclaim.enrich.text;

import counterclaim.contracts.Span;
import java.util.List;

/** Both texts of an article, split once for all steps. */
public record ArticleText(TextPart title, TextPart body) {
    public static ArticleText of(String title, String text) {
        return new ArticleText(TextSplitter.split(Span.Part.TITLE, title), TextSplitter.split(Span.Part.TEXT, text));
    }

    public List<TextPart> parts() {
        return List.of(title, body);
    }
}
