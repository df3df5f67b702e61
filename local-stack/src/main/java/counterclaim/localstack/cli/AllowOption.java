package counterclaim.localstack.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An address that may be fetched from although it is not public: 10.0.0.5, 10.0.0.5:8080, [fd00::1]:80, host:8080. */
final class AllowOption implements ITypeConverter<String> {
    private static final Pattern ADDRESS =
            Pattern.compile("(\\[[0-9a-fA-F:.%]+\\]|[A-Za-z0-9.-]+)(:(\\d{1,5}))?|[0-9a-fA-F:]+:[0-9a-fA-F:.]*");

    @Override
    public String convert(String text) {
        var match = ADDRESS.matcher(text);
        if (!match.matches()) {
            throw new TypeConversionException("'" + text + "' is no ADDRESS or ADDRESS:PORT");
        }
        if (match.group(3) != null) {
            int port = Integer.parseInt(match.group(3));
            if (port < 1 || port > 65_535) {
                throw new TypeConversionException("'" + text + "' has no port between 1 and 65535");
            }
        }
        return text;
    }
}
