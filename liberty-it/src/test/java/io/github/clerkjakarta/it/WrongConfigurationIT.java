package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mistakes are found when the application is deployed, all at once, and no secret is shown. */
class WrongConfigurationIT {

    @Test
    void theApplicationDoesNotStartAndSaysWhy() {
        try (LibertyServer server = LibertyServer.named("wrong")
                .serverXml(LibertyServer.sample())
                .application("clerk-demo.war", Path.of(System.getProperty("demo.war")))
                .properties(Map.of(
                        "clerk.publishableKey", "pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk",
                        "clerk.authorized-parties", "https://app.example.com/ [\"https://b.example\"]",
                        "clerk.secret-key", "sk_wrong_verysecret",
                        "clerk.clock-skew", "5",
                        "clerk.api-url", "http://api.example.com",
                        "clerk.is-satellite", "yes"))
                .start()) {

            assertThat(server.log())
                    .contains("clerk.publishable-key is missing")
                    .contains("clerk.publishableKey is not a property of this library and is ignored. Did you mean"
                            + " clerk.publishable-key?")
                    .contains("Write https://app.example.com https://b.example instead.")
                    .contains("clerk.secret-key is not a secret key")
                    .contains("clerk.clock-skew is \"5\"")
                    .contains("clerk.api-url is \"http://api.example.com\"")
                    .contains("clerk.is-satellite is \"yes\"")
                    .doesNotContain("verysecret");
            assertThat(new Browser().open(server.url("/")).body()).doesNotContain("Anyone may see");
        }
    }
}
