package io.github.clerkjakarta.internal.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.Has;
import io.github.clerkjakarta.HasFeature;
import io.github.clerkjakarta.HasPermission;
import io.github.clerkjakarta.HasRole;
import io.github.clerkjakarta.Match;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.TokenType;
import jakarta.annotation.security.PermitAll;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The annotations that count for a method, and their conditions. */
class RequirementTableTest {
    private final RequirementTable table = new RequirementTable(true);

    private List<Protection> of(Class<?> type, String name) {
        Method method = Arrays.stream(type.getMethods())
                .filter(it -> it.getName().equals(name) && !it.isBridge())
                .findFirst()
                .orElseThrow();
        return table.of(type, method).protections();
    }

    private static boolean met(List<Protection> protections, String... had) {
        Set<String> all = Set.of(had);
        Has has = new Has() {
            @Override
            public boolean role(String role) {
                return all.contains(role);
            }

            @Override
            public boolean permission(String permission) {
                return all.contains(permission);
            }

            @Override
            public boolean feature(String feature) {
                return all.contains(feature);
            }

            @Override
            public boolean plan(String plan) {
                return all.contains(plan);
            }

            @Override
            public boolean reverification(Reverification required) {
                return all.contains(required.toString());
            }
        };
        assertThat(protections).as("something is required").isNotEmpty();
        return protections.stream().allMatch(it -> it.getRequirement().isMetBy(has));
    }

    @Authenticated(token = {TokenType.SESSION, TokenType.API_KEY})
    public static class Callers {
        @HasRole("a")
        public void agreed() {}

        @HasRole(value = "a", token = TokenType.M2M)
        public void nobody() {}
    }

    @HasRole("class")
    public static class Mixed {
        public void plain() {}

        @HasRole("method")
        public void replaced() {}

        @HasFeature("billing")
        public void added() {}

        @PermitAll
        public void lifted() {}

        @HasPermission({"a", "b"})
        @PermitAll
        public void any() {}

        @HasPermission(
                value = {"a", "b"},
                match = Match.ALL)
        @PermitAll
        public void all() {}
    }

    @Test
    void aMethodsAnnotationReplacesItsClassesOfTheSameKind() {
        assertThat(met(of(Mixed.class, "plain"), "class")).isTrue();
        assertThat(met(of(Mixed.class, "replaced"), "class")).isFalse();
        assertThat(met(of(Mixed.class, "replaced"), "method")).isTrue();
    }

    @Test
    void annotationsMustAgreeOnAKindOfToken() {
        assertThat(of(Callers.class, "agreed").get(0).getAccepted())
                .containsExactlyInAnyOrder(TokenType.SESSION, TokenType.API_KEY);
        assertThatThrownBy(() -> of(Callers.class, "nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("every caller is refused");
    }

    @Test
    void differentKindsAddUp() {
        assertThat(met(of(Mixed.class, "added"), "class")).isFalse();
        assertThat(met(of(Mixed.class, "added"), "billing")).isFalse();
        assertThat(met(of(Mixed.class, "added"), "class", "billing")).isTrue();
    }

    @Test
    void permitAllLiftsTheClasss() {
        assertThat(of(Mixed.class, "lifted")).isEmpty();
    }

    @Test
    void oneOfSeveralOrAll() {
        assertThat(met(of(Mixed.class, "any"), "b")).isTrue();
        assertThat(met(of(Mixed.class, "all"), "b")).isFalse();
        assertThat(met(of(Mixed.class, "all"), "a", "b")).isTrue();
    }

    public interface Contract<T> {
        @HasRole("contract")
        void act(T value);
    }

    public abstract static class Base implements Contract<String> {
        @HasFeature("base")
        public void other() {}
    }

    public static class Child extends Base {
        @Override
        public void act(String value) {}

        @Override
        public void other() {}
    }

    public static class Replacing extends Base {
        @Override
        @HasRole("mine")
        public void act(String value) {}

        @Override
        @PermitAll
        public void other() {}
    }

    /** A bridge in the subclass leads to a method that does not know the interface. */
    public static class Unaware {
        public void act(String value) {}
    }

    public static class Joined extends Unaware implements Contract<String> {}

    @Test
    void inheritedByBridgeAndOverride() {
        assertThat(met(of(Child.class, "act"), "contract")).isTrue();
        assertThat(met(of(Child.class, "act"))).isFalse();
        assertThat(met(of(Child.class, "other"), "base")).isTrue();
        assertThat(met(of(Joined.class, "act"), "contract")).isTrue();
        assertThat(met(of(Joined.class, "act"))).isFalse();
    }

    @Test
    void inheritedIsReplacedButNeverDropped() {
        assertThat(met(of(Replacing.class, "act"), "mine")).isTrue();
        assertThat(met(of(Replacing.class, "act"), "contract")).isFalse();
        assertThat(met(of(Replacing.class, "other"), "base")).isTrue();
        assertThat(met(of(Replacing.class, "other")))
                .as("PermitAll lifts the class's only")
                .isFalse();
    }

    @Authenticated
    public interface Marked {}

    public static class OfMarked implements Marked {
        public void act() {}
    }

    public static class Open {
        public void act() {}
    }

    @Test
    void ofAnInterfaceTheClassImplements() {
        assertThat(of(OfMarked.class, "act")).hasSize(1);
        assertThat(of(Open.class, "act")).isEmpty();
    }
}
