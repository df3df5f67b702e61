package counterclaim.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of ingest: from feed to article, never back. */
class ArchitectureTest {
    private static final JavaClasses INGEST = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("counterclaim.ingest");

    private static final String[] PURE = {
        "counterclaim.ingest.extract..",
        "counterclaim.ingest.address..",
        "counterclaim.ingest.feed.parse..",
        "counterclaim.ingest.robots..",
        "counterclaim.ingest.opml..",
        "counterclaim.ingest.sitemap.."
    };

    @Test
    void whatReadsPagesAndFeedsKnowsNothingOfQuarkusAndKafka() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..", "io.smallrye..", "jakarta..", "org.apache.kafka..", "io.micrometer..")
                .check(INGEST);
    }

    @Test
    void whatReadsPagesAndFeedsKnowsNothingOfWhoFetchesThem() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "counterclaim.ingest",
                        "counterclaim.ingest.feed",
                        "counterclaim.ingest.fetch..",
                        "counterclaim.ingest.publish..",
                        "counterclaim.ingest.editions..")
                .check(INGEST);
    }

    @Test
    void arrowsPointFromFeedToFetchToPublish() {
        noClasses()
                .that()
                .resideInAPackage("counterclaim.ingest.fetch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "counterclaim.ingest.feed..", "counterclaim.ingest.editions..", "counterclaim.ingest")
                .check(INGEST);
        noClasses()
                .that()
                .resideInAPackage("counterclaim.ingest.editions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("counterclaim.ingest.feed..", "counterclaim.ingest.fetch..", "counterclaim.ingest")
                .check(INGEST);
        noClasses()
                .that()
                .resideInAPackage("counterclaim.ingest.publish..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "counterclaim.ingest.feed..",
                        "counterclaim.ingest.fetch..",
                        "counterclaim.ingest.editions..",
                        "counterclaim.ingest")
                .check(INGEST);
    }

    @Test
    void thirdPartyTypesStayInTheirPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("counterclaim.ingest.fetch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc..", "org.brotli..", "com.github.luben..")
                .check(INGEST);
        noClasses()
                .that()
                .resideOutsideOfPackage("counterclaim.ingest.editions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.streams..", "org.rocksdb..", "com.github.difflib..")
                .check(INGEST);
    }

    @Test
    void onlyTheEdgeKnowsQuarkus() {
        classes()
                .that()
                .resideOutsideOfPackage("counterclaim.ingest")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("io.quarkus..")
                .check(INGEST);
    }

    @Test
    void noPackageNeedsAnotherThatNeedsIt() {
        slices().matching("counterclaim.ingest.(*)").should().beFreeOfCycles().check(INGEST);
    }
}
