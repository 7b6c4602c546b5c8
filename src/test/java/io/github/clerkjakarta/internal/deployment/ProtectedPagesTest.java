package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.HasRole;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import io.github.clerkjakarta.internal.url.PageAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectedPagesTest {
    @ApplicationPath("/app")
    private static final class Root extends Application {}

    @ApplicationPath("/other")
    private static final class Other extends Application {}

    @Path("/")
    @Authenticated
    public static final class Closed {
        @GET
        @Path("sign-in")
        public String signIn() {
            return "";
        }

        @GET
        @Path("/sign-up/")
        @PermitAll
        public String signUp() {
            return "";
        }

        @GET
        @Path("{page}")
        public String page() {
            return "";
        }

        @POST
        @Path("posted")
        public String posted() {
            return "";
        }
    }

    @Path("/pages")
    public static final class Pages {
        @GET
        @Path("role")
        @HasRole("org:a")
        public String role() {
            return "";
        }

        @GET
        @Path("two")
        @Produces("application/json")
        @Authenticated
        public String json() {
            return "";
        }

        @GET
        @Path("two")
        @Produces("text/html")
        public String html() {
            return "";
        }
    }

    private static final ProtectedPages PAGES =
            ProtectedPages.of(List.of(Root.class), List.of(Closed.class, Pages.class), new RequirementTable(true));

    @ParameterizedTest
    @CsvSource({
        "~/app/sign-in, Closed.signIn",
        "/ctx/app/sign-in, Closed.signIn",
        "~/app/sign-in/?a=b, Closed.signIn",
        "~/app/pages/role, Pages.role",
    })
    void aProtectedPageIsNamed(String page, String method) {
        assertThat(PAGES.problem("clerk.sign-in-url", PageAddress.parse(page), "/ctx"))
                .contains("clerk.sign-in-url is " + page, method, "Remove the annotation");
    }

    @ParameterizedTest
    @CsvSource({
        "~/app/sign-up",
        "~/sign-in",
        "/app/sign-in",
        "~/app/anything",
        "~/app/posted",
        "~/app/pages/two",
        "https://accounts.example.com/app/sign-in",
    })
    void otherPagesAreFine(String page) {
        assertThat(PAGES.problem("clerk.sign-in-url", PageAddress.parse(page), "/ctx"))
                .isNull();
    }

    @Test
    void withoutTheContextPathOnlyPagesBelowItAreFound() {
        assertThat(PAGES.problem("clerk.sign-in-url", PageAddress.parse("/ctx/app/sign-in"), null))
                .isNull();
        assertThat(PAGES.problem("clerk.sign-in-url", PageAddress.parse("~/app/sign-in"), null))
                .isNotNull();
    }

    @Test
    void withSeveralApplicationsNobodyKnows() {
        assertThat(ProtectedPages.of(
                        List.of(Root.class, Other.class), List.of(Closed.class), new RequirementTable(true)))
                .isEqualTo(ProtectedPages.NONE);
    }
}
