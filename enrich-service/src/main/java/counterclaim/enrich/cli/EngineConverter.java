package counterclaim.enrich.cli;

import counterclaim.enrich.Engine;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the engine in lower case. */
final class EngineConverter implements ITypeConverter<Engine> {
    @Override
    public Engine convert(String value) {
        for (var engine : Engine.values()) {
            if (engine.name().toLowerCase(Locale.ROOT).equals(value)) {
                return engine;
            }
        }
        throw new TypeConversionException("'" + value + "' is none of perceptron, encoder, both");
    }
}
