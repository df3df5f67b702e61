package counterclaim.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between modules and packages, read from the compiled classes of the whole build. */
class ModulesTest {
    private static final List<String> MODULES =
            List.of("contracts", "local-stack", "ingest-service", "enrich-service", "index-service");

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        var root = Path.of(System.getProperty("counterclaim.root", ".."));
        var folders = MODULES.stream()
                .map(module -> root.resolve(module).resolve("target/classes"))
                .toList();
        assertThat(folders).as("compiled modules").allMatch(Files::isDirectory);
        classes = new ClassFileImporter().importPaths(folders);
        assertThat(classes).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "index", "localstack"})
    void contractsKnowNobody(String other) {
        noClasses()
                .that()
                .resideInAPackage("counterclaim.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("counterclaim." + other + "..")
                .check(classes);
    }

    @ParameterizedTest
    @CsvSource({
        "ingest, enrich", "ingest, index", "ingest, localstack",
        "enrich, ingest", "enrich, index", "enrich, localstack",
        "index, ingest", "index, enrich", "index, localstack",
        "localstack, ingest", "localstack, enrich", "localstack, index"
    })
    void servicesMeetOnlyOnTopics(String one, String other) {
        noClasses()
                .that()
                .resideInAPackage("counterclaim." + one + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("counterclaim." + other + "..")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "index", "localstack"})
    void packagesOfAServiceHaveNoCycle(String service) {
        slices().matching("counterclaim." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void packagesAreNounsOfTheProblem() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..core..",
                        "..impl..",
                        "..dto..",
                        "..model..",
                        "..service..")
                .check(classes);
    }

    @Test
    void onlyTheIndexServiceKnowsElasticsearch() {
        noClasses()
                .that()
                .resideOutsideOfPackages("counterclaim.index..", "counterclaim.localstack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("co.elastic.clients..", "org.elasticsearch..")
                .check(classes);
    }
}
