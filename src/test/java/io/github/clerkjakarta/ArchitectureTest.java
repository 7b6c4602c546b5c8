package io.github.clerkjakarta;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.github.clerkjakarta.internal.caller.TokenCache;
import io.github.clerkjakarta.internal.request.SessionCookies;
import io.github.clerkjakarta.internal.token.Credential;
import io.github.clerkjakarta.internal.token.SeenTokens;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import io.github.clerkjakarta.internal.token.VerifiedMachine;
import io.github.clerkjakarta.internal.token.VerifiedToken;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.github.clerkjakarta", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String INTERNAL = "io.github.clerkjakarta.internal.";

    /** From the top down: each layer may use those after it, and no other. */
    private static final List<String> TOP_DOWN = List.of(
            "container",
            "deployment",
            "requirement",
            "caller",
            "protection",
            "page",
            "authentication",
            "request",
            "token",
            "backend",
            "config",
            "log",
            "memory",
            "json",
            "url");

    /** The same order within {@code container}. */
    private static final List<String> CONTAINER_TOP_DOWN =
            List.of("servlet", "jaxrs", "client", "cdi", "entry", "config");

    @ArchTest
    static final ArchRule ONE_WAY = downwards(INTERNAL, TOP_DOWN)
            .because("a request goes one way through the house: what is decided cannot depend on who asks");

    @ArchTest
    static final ArchRule ONE_WAY_IN_THE_CONTAINER = downwards(INTERNAL + "container.", CONTAINER_TOP_DOWN)
            .because("JAX-RS and servlets come in through one door, which knows neither");

    /** The edge is public, but only the container's own class loading uses it. */
    @ArchTest
    static final ArchRule NOTHING_USES_THE_EDGE = noClasses()
            .that()
            .resideInAPackage(INTERNAL + ".")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.clerkjakarta.servlet..", "io.github.clerkjakarta.client..")
            .because("servlets and clients are two ways in and out, and the rest works without them");

    private static ArchRule downwards(String parent, List<String> names) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : names) {
            layers = layers.layer(name).definedBy(parent + name + "..");
        }
        for (int i = 0; i < names.size(); i++) {
            LayeredArchitecture.LayerDependencySpecification layer = layers.whereLayer(names.get(i));
            layers = i == 0
                    ? layer.mayNotBeAccessedByAnyLayer()
                    : layer.mayOnlyBeAccessedByLayers(names.subList(0, i).toArray(String[]::new));
        }
        return layers;
    }

    @ArchTest
    static final ArchRule EVERY_PACKAGE_HAS_ITS_PLACE = classes()
            .that()
            .resideInAPackage(INTERNAL + ".")
            .should()
            .resideInAnyPackage(Stream.concat(
                            TOP_DOWN.stream()
                                    .filter(it -> !it.equals("container"))
                                    .map(it -> INTERNAL + it),
                            CONTAINER_TOP_DOWN.stream().map(it -> INTERNAL + "container." + it))
                    .toArray(String[]::new))
            .because("a package that no list names would not be held by any of these rules");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.github.clerkjakarta.internal.(**)")
            .should()
            .beFreeOfCycles()
            .because("each package can be read without the one that uses it");

    @ArchTest
    static final ArchRule NO_PUBLIC_CYCLES = slices().matching("io.github.clerkjakarta.(*)")
            .should()
            .beFreeOfCycles()
            .because("each public package can be read without the one that uses it");

    @ArchTest
    static final ArchRule PUBLIC_STANDS_ALONE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.clerkjakarta",
                    "io.github.clerkjakarta.route",
                    "io.github.clerkjakarta.user",
                    "io.github.clerkjakarta.tenant")
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.clerkjakarta.internal..")
                    .and(not(resideInAnyPackage(INTERNAL + "url..", INTERNAL + "json..", INTERNAL + "log.."))))
            .because(
                    "what users read must not lead them into what may change, but percent-escapes and numbers are read once, and"
                            + " strangers must not fill the log");

    @ArchTest
    static final ArchRule ONLY_THE_CONTAINER_KNOWS_JAKARTA_EE = noClasses()
            .that(resideInAPackage("io.github.clerkjakarta.internal..")
                    .and(not(resideInAnyPackage(
                            INTERNAL + "container..", INTERNAL + "deployment..", INTERNAL + "requirement.."))))
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
            .resideOutsideOfPackages("io.github.clerkjakarta.servlet..", INTERNAL + "container.servlet..")
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
            .callConstructor(VerifiedToken.class, UnverifiedToken.class)
            .because("passing the check is the only way to get the type");

    @ArchTest
    static final ArchRule ONLY_THE_VERIFIER_MAKES_MACHINES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(INTERNAL + "token.MachineTokenVerifier")
            .and()
            .doNotHaveFullyQualifiedName(VerifiedMachine.class.getName())
            .should()
            .callConstructorWhere(target(owner(belongToAnyOf(VerifiedMachine.class))))
            .because("passing the check is the only way to get the type");

    @ArchTest
    static final ArchRule NO_OTHER_MACHINES = noClasses()
            .that()
            .doNotBelongToAnyOf(VerifiedMachine.class)
            .should()
            .implement(Machine.class)
            .because("the interfaces are open to an application's unit tests, not to the library");

    @ArchTest
    static final ArchRule CREDENTIALS_ARE_READ_ONCE = noClasses()
            .that()
            .doNotBelongToAnyOf(
                    // the request's credential, in header and cookies
                    SeenTokens.class,
                    // what Clerk answers: handshakes, refreshed sessions, tokens of templates
                    TokenVerifier.class,
                    TokenCache.class,
                    UnverifiedToken.class)
            .and()
            .doNotHaveFullyQualifiedName(INTERNAL + "authentication.CookieDirectives")
            .should()
            .callMethod(UnverifiedToken.class, "parse", String.class)
            .because("a token that is read twice can be taken for two things: Visit.credential() says once what it is");

    @ArchTest
    static final ArchRule CREDENTIALS_ARE_READ_IN_TWO_PLACES = noClasses()
            .that()
            .doNotBelongToAnyOf(Credential.class, SessionCookies.class)
            .should()
            .callMethod(SeenTokens.class, "read", String.class)
            .because("header and cookies are the two places for a credential");

    @ArchTest
    static final ArchRule ONLY_A_GOOD_SIGNATURE_IS_REMEMBERED = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(INTERNAL + "token.SignatureCheck")
            .should()
            .callMethod(UnverifiedToken.class, "rememberSigner", RSAPublicKey.class)
            .because("a token with a remembered signer is not checked again");

    @ArchTest
    static final ArchRule TIME_COMES_IN = SystemTime.NOT_READ;

    @ArchTest
    static void everyExceptionForTheTimeIsNeeded(JavaClasses library) {
        assertThat(library.stream()
                        .flatMap(it -> it.getAccessesFromSelf().stream())
                        .filter(SystemTime::isTime)
                        .map(SystemTime::name))
                .containsAll(SystemTime.ALLOWED);
    }

    /** An entry that is not needed any more would stay for ever. */
    @ArchTest
    static void onlyTheListedMethodsAreForTestsAlone(JavaClasses library) {
        assertThat(UnusedMethods.NONE.evaluate(library).getFailureReport().getDetails())
                .containsExactlyInAnyOrderElementsOf(UnusedMethods.FOR_TESTS);
    }

    @ArchTest
    static final ArchRule THE_ENVIRONMENT_IS_NOT_READ = noClasses()
            .should()
            .accessTargetWhere(target(owner(belongToAnyOf(System.class))).and(target(nameMatching("getenv"))))
            .because("settings come from MicroProfile Config");

    @ArchTest
    static final ArchRule VALUES_ARE_FINAL = classes()
            .that()
            .resideInAnyPackage(
                    INTERNAL + "url..",
                    INTERNAL + "config..",
                    INTERNAL + "token..",
                    INTERNAL + "authentication..",
                    INTERNAL + "page..",
                    INTERNAL + "protection..",
                    INTERNAL + "caller..",
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
