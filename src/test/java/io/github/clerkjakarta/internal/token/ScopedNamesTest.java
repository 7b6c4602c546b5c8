package io.github.clerkjakarta.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with their scope in the claims {@code fea} and {@code pla}. */
class ScopedNamesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            without a scope, the organization's counts | o:billing           | billing              | true
            without a scope, the user's counts         | u:chat              | chat                 | true
            another name is not it                     | o:billing           | bill                 | false
            a longer name is not it                    | o:bill              | billing              | false
            case counts                                | o:billing           | Billing              | false
            org: asks for the organization's           | o:billing,u:chat    | org:billing          | true
            org: does not find the user's              | o:billing,u:chat    | org:chat             | false
            o: is org:                                 | o:billing           | o:billing            | true
            organization: is org:                      | o:billing           | organization:billing | true
            user: asks for the user's                  | o:billing,u:chat    | user:chat            | true
            user: does not find the organization's     | o:billing,u:chat    | user:billing         | false
            u: is user:                                | u:chat              | u:chat               | true
            ou is the organization's                   | ou:search           | org:search           | true
            ou is the user's                           | ou:search           | user:search          | true
            uo is the organization's                   | uo:search           | org:search           | true
            uo is the user's                           | uo:search           | user:search          | true
            an unknown scope in the claim has no names  | x:billing           | billing              | false
            an empty scope in the claim has no names   | :billing,o:a        | o:a                  | true
            an unknown scope cannot be asked for        | o:billing           | x:billing            | false
            ou is no scope to ask for                  | ou:search           | ou:search            | false
            the second of the list                     | o:a,o:b             | org:b                | true
            spaces around an entry do not count        | 'o:a, o:b '         | org:b                | true
            one entry without a scope spoils the claim | o:billing,chat      | billing              | false
            an empty entry spoils the claim            | 'o:billing,'        | billing              | false
            an empty claim has nothing                 | ''                  | billing              | false
            an empty claim has no empty name           | ''                  | ''                   | false
            text after a second colon is ignored       | o:billing           | org:billing:read     | true
            a scope with an empty name                 | o:org               | org:                 | true
            a scope alone in the claim names nothing   | o:                  | ''                   | true
            a scope alone cannot be asked for          | o:                  | o:                   | false
            a name with a colon cannot be asked for    | o:a:b               | a:b                  | false
            nor with its scope                         | o:a:b               | o:a:b                | false
            """)
    void aNameIsFoundInItsScope(String rule, String claim, String asked, boolean expected) {
        assertThat(ScopedNames.has(claim, asked)).isEqualTo(expected);
    }

    /** Permissions are bits over this list, so its order is their meaning. */
    @Test
    void theOrganizationsNamesKeepTheirOrder() {
        assertThat(ScopedNames.ofOrganization(Json.createValue("o:b,u:x,ou:a,uo:c,o:b")))
                .containsExactly("b", "a", "c", "b");
    }

    @Test
    void anAbsentClaimHasNoNames() {
        assertThat(ScopedNames.ofOrganization(null)).isEqualTo(List.of());
        assertThat(ScopedNames.ofOrganization(JsonValue.NULL)).isEqualTo(List.of());
        assertThat(ScopedNames.ofOrganization(Json.createValue(""))).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing", "o:a,billing", ",", "o:a,"})
    void aClaimWithAnEntryWithoutScopeCannotBeRead(String claim) {
        assertThat(ScopedNames.ofOrganization(Json.createValue(claim))).isNull();
    }

    @Test
    void aClaimThatIsNoTextCannotBeRead() {
        assertThat(ScopedNames.ofOrganization(JsonValue.TRUE)).isNull();
        assertThat(ScopedNames.ofOrganization(Json.createValue(1))).isNull();
    }
}
