package counterclaim.localstack.analysis;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;

/** A token filter that is one function. */
final class Filter extends AbstractTokenFilterFactory {
    private final UnaryOperator<TokenStream> wrap;
    private final boolean normalizing;

    /** @param normalizing whether it also applies to terms that are not split into words, such as prefixes */
    Filter(String name, boolean normalizing, UnaryOperator<TokenStream> wrap) {
        super(name);
        this.wrap = wrap;
        this.normalizing = normalizing;
    }

    @Override
    public TokenStream create(TokenStream in) {
        return wrap.apply(in);
    }

    @Override
    public TokenStream normalize(TokenStream in) {
        return normalizing ? wrap.apply(in) : in;
    }
}
