package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.internal.deployment.FakeBeans.FakeProducer;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Producers and extensions that hand out instances without interceptors. */
class ProducedTypesTest {
    private static final String TYPES = String.join(
            "\n",
            "class Secret { @HasRole(\"a\") public void act() {} }",
            "@HasRole(\"a\") class OfClass { public void act() {} }",
            "class Inherits extends Secret {}",
            "interface Contract { @HasRole(\"a\") void act(); }",
            "class Implements implements Contract { public void act() {} }",
            "@DenyAll class Standard { public void act() {} }",
            "class Open { public void act() {} @PermitAll public void other() {} }",
            "@HasRole(\"a\") class Data { public String field; }",
            "class OnlyStatic { @HasRole(\"a\") static void act() {} }",
            "class Box<T> { T value; class Part {} static class Piece<U> {} }",
            "interface Self<T extends Self<T>> { }",
            "interface SelfSecret<T extends SelfSecret<T>> { @HasRole(\"a\") void act(); }");

    private final RequirementTable table = new RequirementTable(true);
    private final ProducedTypes produced = new ProducedTypes(table);

    private List<Problem> problems(String producer) {
        Map<String, Class<?>> all =
                Compiled.of(TYPES, "class C { " + producer + " }").loadAll();
        return produced.problemsOf(FakeProducer.of(all.get("app.C"), "it")).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Secret it;",
                "OfClass it;",
                "Inherits it;",
                "Contract it;",
                "Implements it;",
                "Standard it;",
                "Secret it() { return null; }",
                "static Secret it() { return null; }",
                "Secret[] it;",
                "Secret[][][] it;",
                "List<Secret> it;",
                "List<? extends Secret> it;",
                "java.util.function.Consumer<? super Secret> it;",
                "Optional<List<Secret>> it;",
                "Map<String, Set<Secret[]>> it;",
                "List<Secret>[] it;",
                "Box<Secret> it;",
                "Box.Piece<Secret> it;",
                "Box<Secret>.Part it;",
                "jakarta.enterprise.inject.Instance<Secret> it;",
                "jakarta.inject.Provider<Secret> it;",
                "<T extends Secret> T it() { return null; }",
                "<T extends Runnable & Contract> T it() { return null; }",
                "<T extends Secret> List<? extends T[]> it() { return null; }",
                "<T extends SelfSecret<T>> T it() { return null; }",
                "SelfSecret<?> it;"
            })
    void refused(String producer) {
        List<Problem> problems = problems(producer);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).sentence())
                .startsWith("app.C.it produces app.")
                .contains(", which has annotated methods: CDI does not intercept what is produced.")
                .endsWith(".");
        assertThat(problems.get(0).place()).isEqualTo("app.C");
        assertThat(problems.get(0).ours()).isEqualTo(!producer.startsWith("Standard"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Open it;",
                "String it;",
                "int it;",
                "int[] it;",
                "void it() {}",
                "Object it;",
                "List<Open> it;",
                "List<?> it;",
                "OnlyStatic it;",
                "Data it;",
                "Runnable it;",
                "<T> T it() { return null; }",
                "<T extends Self<T>> T it() { return null; }",
                "<T extends Comparable<T>> List<T> it() { return null; }",
                "Enum<?> it;"
            })
    void allowed(String producer) {
        assertThat(problems(producer)).isEmpty();
    }

    @Test
    void eachTypeIsNamed() {
        assertThat(problems("Map<Secret, List<Contract>> it;"))
                .extracting(Problem::sentence)
                .hasSize(2)
                .anyMatch(it -> it.contains("produces app.Secret"))
                .anyMatch(it -> it.contains("produces app.Contract"));
    }

    @Test
    void aRestClientAsksAnotherService() {
        Map<String, Class<?>> all = Compiled.inPackages(
                        "org.eclipse.microprofile.rest.client.inject:@Retention(RetentionPolicy.RUNTIME) public @interface RegisterRestClient {}",
                        "app:@org.eclipse.microprofile.rest.client.inject.RegisterRestClient interface Client { @HasRole(\"a\") @GET void act(); } class C { Client it; }")
                .loadAll();

        assertThat(produced.problemsOf(FakeProducer.of(all.get("app.C"), "it"))).isEmpty();
    }

    private List<String> synthetic(String beanClass, String... types) {
        Map<String, Class<?>> all = Compiled.of(TYPES, "class C {}").loadAll();
        Set<Type> closure = new LinkedHashSet<>();
        closure.add(Object.class);
        Stream.of(types).forEach(it -> closure.add(all.get("app." + it)));
        return produced.problemsOf(new FakeBeans.FakeSynthetic(all.get("app." + beanClass), closure))
                .map(Problem::sentence)
                .toList();
    }

    @Test
    void aSyntheticBean() {
        assertThat(synthetic("Secret", "Secret"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("An extension adds a bean of app.Secret, which has annotated methods:");
        assertThat(synthetic("C", "Contract")).hasSize(1);
        assertThat(synthetic("Open", "Open")).isEmpty();
    }

    @Test
    void ofASyntheticBeanTheMostSpecialTypeIsNamed() {
        assertThat(synthetic("Inherits", "Secret", "Inherits"))
                .hasSize(1)
                .first()
                .asString()
                .contains("app.Inherits");
        assertThat(synthetic("Implements", "Contract", "Implements"))
                .hasSize(1)
                .first()
                .asString()
                .contains("app.Implements");
        assertThat(synthetic("C", "Contract", "Secret")).hasSize(2);
    }

    static Stream<String> self() {
        return Stream.of(
                "<T extends Comparable<? super T>> T it() { return null; }",
                "<A extends List<B>, B extends List<A>> A it() { return null; }");
    }

    @ParameterizedTest
    @MethodSource("self")
    void variablesThatLeadBackToThemselves(String producer) {
        assertThat(problems(producer)).isEmpty();
    }
}
