package counterclaim.enrich;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "counterclaim.enrich", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {
        "..enrich.text..",
        "..enrich.language..",
        "..enrich.perceptron..",
        "..enrich.entities..",
        "..enrich.encoder..",
        "..enrich.attribution..",
        "..enrich.contested..",
        "..enrich.train..",
        "..enrich.cli.."
    };

    @ArchTest
    static final ArchRule stepsKnowNeitherTheFrameworkNorKafka = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "jakarta..", "org.eclipse.microprofile..", "org.apache.kafka..", "io.micrometer..");

    @ArchTest
    static final ArchRule textKnowsNoStep = noClasses()
            .that()
            .resideInAPackage("..enrich.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..enrich.language..",
                    "..enrich.perceptron..",
                    "..enrich.entities..",
                    "..enrich.encoder..",
                    "..enrich.attribution..",
                    "..enrich.contested..",
                    "..enrich.train..",
                    "..enrich.cli..");

    @ArchTest
    static final ArchRule entitiesKnowNeitherAttributionsNorContests = noClasses()
            .that()
            .resideInAnyPackage("..enrich.entities..", "..enrich.encoder..", "..enrich.perceptron..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..enrich.attribution..", "..enrich.contested..");

    @ArchTest
    static final ArchRule attributionsKnowNoContests = noClasses()
            .that()
            .resideInAPackage("..enrich.attribution..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..enrich.contested..");

    @ArchTest
    static final ArchRule onnxStaysWithTheEncoder = noClasses()
            .that()
            .resideOutsideOfPackage("..enrich.encoder..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule openNlpStaysWithTheLanguagesAndTheStemsOfTheLedger = noClasses()
            .that()
            .resideOutsideOfPackages("..enrich.language..", "..enrich.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("opennlp..");

    @ArchTest
    static final ArchRule nothingRunningDependsOnTraining = noClasses()
            .that()
            .resideOutsideOfPackage("..enrich.train..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..enrich.train..");
}
