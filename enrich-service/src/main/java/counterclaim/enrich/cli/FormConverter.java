package counterclaim.enrich.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the form in lower case. */
final class FormConverter implements ITypeConverter<EnrichCommand.Form> {
    @Override
    public EnrichCommand.Form convert(String value) {
        for (var form : EnrichCommand.Form.values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(value)) {
                return form;
            }
        }
        throw new TypeConversionException("'" + value + "' is none of json, contested, attribution, ner");
    }
}
