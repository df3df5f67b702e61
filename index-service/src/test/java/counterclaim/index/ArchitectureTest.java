package counterclaim.index;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "counterclaim.index", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule arrowsPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("elastic")
            .definedBy("..index.elastic..")
            .layer("schema")
            .definedBy("..index.schema..")
            .layer("indexing")
            .definedBy("..index.indexing..")
            .layer("search")
            .definedBy("..index.search..")
            .layer("live")
            .definedBy("..index.live..")
            .layer("system")
            .definedBy("..index.system..")
            .layer("dashboard")
            .definedBy("..index.dashboard..")
            .layer("web")
            .definedBy("..index.web..")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("dashboard")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("live")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("system")
            .mayOnlyBeAccessedByLayers("web", "dashboard")
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("web", "dashboard", "live")
            .whereLayer("indexing")
            .mayOnlyBeAccessedByLayers("live", "system", "dashboard");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("counterclaim.index.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule pagesHaveNoSecondWayIntoElasticsearch = noClasses()
            .that()
            .resideInAnyPackage("..dashboard..", "..web..", "..live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("co.elastic.clients..", "..index.schema..");

    @ArchTest
    static final ArchRule kafkaStaysWhereTopicsAreReadOrCounted = noClasses()
            .that()
            .resideOutsideOfPackages("..indexing..", "..live..", "..system..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule documentsAreMadeWithoutQuarkus = noClasses()
            .that()
            .haveSimpleNameEndingWith("Documents")
            .or()
            .haveSimpleName("QueryText")
            .or()
            .haveSimpleName("MarkedText")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..");

    @ArchTest
    static void noPackageIsALumberRoom(JavaClasses all) {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..impl..", "..dto..", "..service..", "..model..")
                .check(all);
    }
}
