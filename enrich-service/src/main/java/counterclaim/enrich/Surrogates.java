package counterclaim.enrich;

import counterclaim.contracts.ArticleFetched;

/** Halves of a surrogate pair that stand alone cannot be written as UTF-8: each becomes U+FFFD, so that all offsets stay. */
final class Surrogates {
    private Surrogates() {}

    static ArticleFetched mended(ArticleFetched a) {
        var title = mended(a.title());
        var text = mended(a.text());
        if (title.equals(a.title()) && text.equals(a.text())) {
            return a;
        }
        return new ArticleFetched(
                a.articleId(),
                a.sequence(),
                a.version(),
                a.change(),
                a.contentHash(),
                a.url(),
                a.outletId(),
                title,
                a.bylines(),
                a.publishedAt(),
                a.modifiedAt(),
                a.firstSeenAt(),
                a.fetchedAt(),
                a.language(),
                a.section(),
                a.categories(),
                a.leadImage(),
                a.paywalled(),
                text,
                a.textCut(),
                a.completeness(),
                a.storeText(),
                a.feedIds(),
                a.withdrawn(),
                a.withdrawal(),
                a.movedTo(),
                a.diff());
    }

    static String mended(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }
}
