package io.github.clerkjakarta;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.clerkjakarta.internal.token.VerifiedToken;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.github.clerkjakarta", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String INTERNAL = "io.github.clerkjakarta.internal.";

    @ArchTest
    static final ArchRule ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("edge")
            .definedBy("io.github.clerkjakarta.servlet..", INTERNAL + "servlet..", "io.github.clerkjakarta.client..")
            .layer("container")
            .definedBy(INTERNAL + "container..")
            .layer("deployment")
            .definedBy(INTERNAL + "deployment..")
            .layer("requirement")
            .definedBy(INTERNAL + "requirement..")
            .layer("decision")
            .definedBy(INTERNAL + "decision..")
            .layer("request")
            .definedBy(INTERNAL + "request..")
            .layer("token")
            .definedBy(INTERNAL + "token..")
            .layer("backend")
            .definedBy(INTERNAL + "backend..")
            .layer("config")
            .definedBy(INTERNAL + "config..")
            .layer("url")
            .definedBy(INTERNAL + "url..")
            .layer("log")
            .definedBy(INTERNAL + "log..")
            .layer("json")
            .definedBy(INTERNAL + "json..")
            .whereLayer("json")
            .mayNotAccessAnyLayer()
            .whereLayer("url")
            .mayNotAccessAnyLayer()
            .whereLayer("log")
            .mayNotAccessAnyLayer()
            .whereLayer("edge")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("container")
            .mayOnlyBeAccessedByLayers("edge")
            .whereLayer("deployment")
            .mayOnlyBeAccessedByLayers("container")
            .whereLayer("requirement")
            .mayOnlyBeAccessedByLayers("container", "deployment")
            .whereLayer("decision")
            .mayOnlyBeAccessedByLayers("edge", "container", "deployment", "requirement")
            .whereLayer("request")
            .mayOnlyBeAccessedByLayers("edge", "container", "decision")
            .whereLayer("token")
            .mayOnlyBeAccessedByLayers("container", "decision", "request")
            .whereLayer("backend")
            .mayOnlyBeAccessedByLayers("container", "decision", "token")
            .because("a request goes one way through the house: what is decided cannot depend on who asks");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.github.clerkjakarta.internal.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each package can be read without the one that uses it");

    @ArchTest
    static final ArchRule PUBLIC_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("io.github.clerkjakarta")
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.clerkjakarta.internal..")
                    .and(not(resideInAnyPackage(INTERNAL + "url..", INTERNAL + "json.."))))
            .because(
                    "what users read must not lead them into what may change, but percent-escapes and numbers are read once");

    @ArchTest
    static final ArchRule ONLY_THE_CONTAINER_KNOWS_JAKARTA_EE = noClasses()
            .that(resideInAPackage("io.github.clerkjakarta.internal..")
                    .and(not(resideInAnyPackage(
                            INTERNAL + "container..",
                            INTERNAL + "servlet..",
                            INTERNAL + "deployment..",
                            INTERNAL + "requirement.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "jakarta.enterprise..",
                    "jakarta.interceptor..",
                    "jakarta.inject..",
                    "jakarta.servlet..",
                    "org.eclipse.microprofile.config..")
            .because("the same decision must be made in any container, and in none");

    @ArchTest
    static final ArchRule SERVLETS_ARE_APART = noClasses()
            .that()
            .resideOutsideOfPackages("io.github.clerkjakarta.servlet..", INTERNAL + "servlet..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..")
            .because("runtimes without servlets cannot load such classes, and every application has the others");

    @ArchTest
    static final ArchRule ONE_CLASS_ON_THE_NETWORK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(INTERNAL + "backend.BackendHttp")
            .and()
            .haveNameNotMatching(".*BackendHttp\\$.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("secrets leave the process in one place");

    @ArchTest
    static final ArchRule ONE_CLASS_CHECKS_SIGNATURES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(INTERNAL + "token.SignatureCheck")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.Signature")
            .because("a faster provider, or a mistake, has one place");

    @ArchTest
    static final ArchRule ONLY_THE_VERIFIER_VERIFIES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(INTERNAL + "token.TokenVerifier")
            .should()
            .callConstructor(VerifiedToken.class, io.github.clerkjakarta.internal.token.UnverifiedToken.class)
            .because("passing the check is the only way to get the type");

    @ArchTest
    static final ArchRule TIME_COMES_IN = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("a test must be able to say what time it is");

    @ArchTest
    static final ArchRule ONE_CLASS_PICKS_THE_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(INTERNAL + "container.Engines")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .because("the application may bring its own clock");

    @ArchTest
    static final ArchRule VALUES_ARE_FINAL = classes()
            .that()
            .resideInAnyPackage(
                    INTERNAL + "url..",
                    INTERNAL + "config..",
                    INTERNAL + "token..",
                    INTERNAL + "decision..",
                    INTERNAL + "request..")
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
            .because("no one outside has a reason to change how they work");
}
