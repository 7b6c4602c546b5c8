package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Trouble;
import io.github.clerkjakarta.it.FlowTable.End;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * User flows, with the unmodified ClerkJS in a real Chromium. {@code browser-flows.md} defines the end of each flow.
 * Besides, no flow may leave an error on the console or send a request to the outside. If a flow fails, the texts of
 * its steps and a picture of its end are kept below {@code target/browser}.
 */
@EnabledIf(
        value = "canRun",
        disabledReason = "These tests need Chromium and ChromeDriver (Debian: apt-get install chromium chromium-driver;"
                + " elsewhere -Dchromium=PATH -Dchromedriver=PATH), and npm when the offline Clerk is built.")
abstract class BrowserFlows {
    private final List<Chromium> browsers = new ArrayList<>();
    private final List<String> expectedOnConsole = new ArrayList<>();
    Chromium browser;
    private String name;

    @RegisterExtension
    AfterTestExecutionCallback steps = context -> {
        if (context.getExecutionException().isPresent()) {
            for (int i = 0; i < browsers.size(); i++) {
                browsers.get(i).keepSteps(Path.of("target/browser", name.replace(' ', '-') + (i == 0 ? "" : "-" + i)));
            }
        }
    };

    @SuppressWarnings("unused") // asked by the annotation
    static boolean canRun() {
        return Chromium.isInstalled() && io.github.clerkjakarta.emulator.Emulator.hasClerkJs();
    }

    abstract Sites sites();

    @BeforeEach
    void openBrowser(TestInfo test) {
        name = (sites().isProduction() ? "production: " : "development: ")
                + test.getTestMethod()
                        .orElseThrow()
                        .getName()
                        .replaceAll("([A-Z])", " $1")
                        .toLowerCase(java.util.Locale.ROOT);
        browser = another();
    }

    /** Returns one more browser, with a profile of its own. */
    Chromium another() {
        Chromium one = new Chromium();
        browsers.add(one);
        return one;
    }

    @AfterEach
    void closeBrowsers() {
        sites().clerk().untroubled();
        sites().clerk().skewClock(Duration.ZERO);
        browsers.forEach(Chromium::close);
    }

    /** Expects an answer that belongs to the flow and shows on the console as an error. */
    void expectOnConsole(String part) {
        expectedOnConsole.add(part);
    }

    /** Expects the errors of ClerkJS's calls to a server that is being restarted. */
    void expectFailedCalls() {
        expectOnConsole("ERR_CONNECTION_REFUSED");
        expectOnConsole("ERR_CONNECTION_RESET");
        expectOnConsole("ERR_EMPTY_RESPONSE");
    }

    /** Checks that the flow ends as the table requires: at once, or a moment later. */
    void ends() {
        ends("", browser);
    }

    /** @param part of a flow that ends in several browsers or places */
    void ends(String part, Chromium at) {
        String row = part.isEmpty() ? name : name + ", " + part;
        String expected = FlowTable.expected(row);
        AtomicReference<End> seen = new AtomicReference<>();
        Instant settled = Instant.now().plusSeconds(2);
        boolean asExpected = at.becomes(() -> {
            seen.set(end(at));
            return seen.get().is(expected)
                    || (FlowTable.isWritten() && Instant.now().isAfter(settled));
        });
        if (FlowTable.isWritten()) {
            FlowTable.write(row, seen.get());
        }
        assertThat(asExpected)
                .as("%s: expected %s, was %s", row, expected, seen)
                .isTrue();
        at.step("end " + part);
        assertThat(at.outside()).as("requests to the outside").isEmpty();
        assertThat(at.consoleErrors())
                .as("errors on the console")
                .allMatch(it -> expectedOnConsole.stream().anyMatch(it::contains));
    }

    private End end(Chromium at) {
        return new End(sites().place(at.url()), known(at.page()), known(at.server()), at.cookies(), at.redirects());
    }

    /** Returns the user, without the id of a user who has just signed up, which differs each time. */
    private static String known(String who) {
        return who.replaceAll("user_[A-Za-z0-9]{27}", "user_new");
    }

    // Pieces of flows.

    void typePassword(String email, String password) {
        browser.type("input[name=identifier]", email).click(".cl-formButtonPrimary");
        browser.seeUrl("/sign-in/factor-one")
                .type("input[name=password]", password)
                .click(".cl-formButtonPrimary");
    }

    /** Goes from the dashboard to sign-in and back. */
    void signIn(String who) {
        browser.open(sites().primary("/dashboard"));
        typePassword(who + "@example.com", who);
        browser.seeText("Signed in as user_" + who).untilLoaded();
    }

    /**
     * The organization switcher asks Clerk once ClerkJS has loaded. If its session has ended by then, ClerkJS signs the page
     * out, and a reload leads to the sign-in page.
     */
    private void untilThePageAsksNoMore() {
        browser.untilAnswered("/organization_memberships");
    }

    void signOut() {
        browser.click(".cl-userButtonTrigger").click(".cl-userButtonPopoverActionButton__signOut");
    }

    // The flows.

    @Test
    void firstVisit() {
        browser.open(sites().primary("/")).untilLoaded().seeText("Signed out");
        ends();
    }

    @Test
    void signInWithPassword() {
        signIn("ada");
        ends();
    }

    /** If ClerkJS cannot be loaded, the server's view is shown all the same. */
    @Test
    void thePageKnowsFromTheFirstPaintOn() {
        signIn("ada");
        sites().clerk().trouble(Trouble.dropped("/__clerk/npm"));
        browser.withoutCache();
        expectOnConsole("ERR_EMPTY_RESPONSE");
        expectOnConsole("Clerk is not defined");
        browser.open(sites().primary("/invoices"));
        assertThat(browser.script("return document.documentElement.dataset.clerk"))
                .isEqualTo("signed-in");
        assertThat(browser.script(
                        "return JSON.parse(document.getElementById('clerk-initial-state').textContent).userId"))
                .isEqualTo("user_ada");
        ends();
    }

    @Test
    void wrongPassword() {
        expectOnConsole("status of 422");
        browser.open(sites().primary("/dashboard"));
        typePassword("ada@example.com", "bob");
        browser.seeText("Password is incorrect");
        ends();
    }

    @Test
    void signInWithEmailCode() {
        browser.open(sites().primary("/dashboard"));
        browser.type("input[name=identifier]", "ada@example.com").click(".cl-formButtonPrimary");
        browser.seeUrl("/sign-in/factor-one").clickText("Use another method").clickText("Email code to");
        browser.typeCode("424242").seeText("Signed in as user_ada").untilLoaded();
        ends();
    }

    @Test
    void signUp() {
        browser.open(sites().primary("/sign-up"));
        String address = "eve" + (sites().isProduction() ? "-live" : "") + "@example.com";
        browser.type("input[name=emailAddress]", address).type("input[name=password]", "secret-of-eve");
        browser.click(".cl-formButtonPrimary")
                .typeCode("424242")
                .seeText("Signed in as user_")
                .untilLoaded();
        ends();
    }

    @Test
    void deepLinkComesBackToItself() {
        browser.open(sites().primary("/dashboard?a=1&b=x%20y"));
        typePassword("ada@example.com", "ada");
        browser.seeText("Signed in as user_ada").untilLoaded();
        ends();
    }

    @Test
    void tokenIsRefreshedInTheBackground() {
        signIn("ada");
        String first = browser.cookie("__session");
        browser.until("a fresh token", () -> !browser.cookie("__session").equals(first));
        ends();
    }

    @Test
    void signInWithTicket() {
        browser.open(
                sites().primary("/sign-in?__clerk_ticket=") + sites().clerk().signInTicket("user_ada"));
        browser.seeText("Signed in as user_ada").untilLoaded();
        ends();
    }

    @Test
    void expiredCookieAfterTheTabSlept() {
        signIn("ada");
        // While the tab sleeps, time goes by: its last token is two minutes old.
        sites().clerk().skewClock(Duration.ofMinutes(-2));
        browser.asyncScript("const done = arguments[0]; Clerk.session.getToken({skipCache: true}).then(done)");
        browser.open("about:blank");
        sites().clerk().skewClock(Duration.ZERO);
        browser.open(sites().primary("/dashboard")).untilLoaded();
        ends();
    }

    @Test
    void organizationSwitchIsSeenByTheServer() {
        signIn("ada");
        browser.click(".cl-organizationSwitcherTrigger").clickText("Globex");
        browser.until("the switch", () -> browser.page().equals("user_ada in globex"));
        ends();
    }

    @Test
    void organizationFromTheUrl() {
        signIn("ada");
        browser.open(sites().primary("/orgs/globex")).untilLoaded();
        ends();
    }

    @Test
    void rolePage() {
        signIn("ada");
        browser.open(sites().primary("/admin")).seeText("Only administrators").untilLoaded();
        ends();
    }

    @Test
    void rolePageWithoutTheRole() {
        expectOnConsole("status of 404");
        signIn("bob");
        browser.open(sites().primary("/admin"));
        assertThat(browser.text()).doesNotContain("administrators");
        browser.open(sites().primary("/dashboard")).untilLoaded();
        ends();
    }

    @Test
    void permissionPageAndApiCall() {
        signIn("bob");
        browser.open(sites().primary("/invoices")).untilLoaded().click("#load");
        browser.seeText("200 {\"organization\":\"acme\"");
        ends();
    }

    @Test
    void whatCannotBeUndoneIsVerifiedAgain() {
        expectOnConsole("status of 403");
        signIn("ada");
        sites().clerk().ageVerifications("user_ada", Duration.ofMinutes(30));
        browser.open(sites().primary("/invoices")).untilLoaded().click("#delete");
        browser.type("input[name=password]", "ada").click(".cl-modalContent .cl-formButtonPrimary");
        browser.seeText("200 {\"deleted\":");
        ends();
    }

    @Test
    void apiCallSignedOut() {
        expectOnConsole("status of 404");
        browser.open(sites().primary("/")).untilLoaded();
        Object status =
                browser.asyncScript("const done = arguments[0]; fetch('/api/invoices').then(it => done(it.status))");
        assertThat(status).isEqualTo(404L);
        ends();
    }

    @Test
    void signOutOnThePrimary() {
        signIn("ada");
        signOut();
        browser.until("the sign-out", () -> browser.page().equals("signed out"));
        ends();
    }

    @Test
    void signOutWithoutClerkJs() {
        signIn("ada");
        browser.click("#sign-out");
        browser.until("the sign-out", () -> browser.page().equals("signed out"));
        ends();
    }

    @Test
    void signOutOnTheSatellite() {
        signIn("ada");
        browser.open(sites().satellite("/dashboard")).untilLoaded().seeText("Signed in as user_ada");
        signOut();
        browser.until("the sign-out", () -> browser.page().equals("signed out"));
        ends("on the satellite", browser);
        browser.open(sites().primary("/")).untilLoaded();
        ends("on the primary", browser);
    }

    @Test
    void satelliteServerDrivenSignedInOnThePrimary() {
        signIn("ada");
        browser.open(sites().satellite("/")).untilLoaded();
        ends();
    }

    @Test
    void satelliteServerDrivenSignsInOnThePrimary() {
        browser.open(sites().satellite("/dashboard?a=1"));
        typePassword("ada@example.com", "ada");
        browser.seeText("Signed in as user_ada").untilLoaded();
        ends();
    }

    @Test
    void satelliteNotAutomaticDoesNotAskByItself() {
        signIn("ada");
        browser.open(sites().manual("/")).untilLoaded();
        ends();
    }

    @Test
    void satelliteNotAutomaticAsksWhereSignInIsRequired() {
        signIn("ada");
        browser.open(sites().manual("/dashboard"))
                .seeText("Signed in as user_ada")
                .untilLoaded();
        ends();
    }

    @Test
    void satelliteBrowserDriven() {
        signIn("ada");
        browser.open(sites().satellite("/about"));
        browser.until("the sync", () -> browser.page().equals("user_ada in acme"));
        ends();
    }

    @Test
    void satelliteBrowserDrivenNotAutomatic() {
        browser.open(sites().manual("/about")).untilLoaded();
        ends("first visit", browser);
        browser.script("Clerk.redirectToSignIn()");
        browser.seeUrl(sites().primary("/sign-in"));
        typePassword("ada@example.com", "ada");
        browser.until("the sync", () -> browser.page().equals("user_ada in acme"));
        ends("after sign-in", browser);
    }

    @Test
    void revokedSession() {
        expectOnConsole("status of 401");
        signIn("ada");
        untilThePageAsksNoMore();
        sites().clerk().revokeSessions("user_ada");
        browser.reload().untilLoaded();
        ends();
    }

    @Test
    void serverRestarted() {
        expectFailedCalls();
        signIn("ada");
        sites().restartServer();
        browser.reload().untilLoaded();
        ends();
    }

    @Test
    void clerkRestarted() {
        expectFailedCalls();
        expectOnConsole("status of 401");
        signIn("ada");
        untilThePageAsksNoMore();
        sites().restartClerk();
        browser.reload().untilLoaded();
        ends();
    }

    @Test
    void keysRotated() {
        signIn("ada");
        sites().clerk().rotateKey();
        browser.asyncScript("const done = arguments[0]; Clerk.session.getToken({skipCache: true}).then(done)");
        browser.reload().untilLoaded();
        ends();
    }

    @Test
    void cookiesClearedHalfway() {
        browser.open(sites().primary("/dashboard"));
        browser.type("input[name=identifier]", "ada@example.com").click(".cl-formButtonPrimary");
        browser.seeUrl("/sign-in/factor-one");
        browser.deleteAllCookies();
        browser.reload();
        typePassword("ada@example.com", "ada");
        browser.seeText("Signed in as user_ada").untilLoaded();
        ends();
    }

    @Test
    void backButton() {
        signIn("ada");
        browser.open(sites().primary("/admin"))
                .untilLoaded()
                .back()
                .seeText("Only the signed-in")
                .untilLoaded();
        ends("signed in", browser);
        signOut();
        browser.until("the sign-out", () -> browser.page().equals("signed out"));
        browser.back().seeUrl("/sign-in").untilLoaded();
        ends("signed out", browser);
    }

    @Test
    void twoTabs() {
        signIn("ada");
        String first = browser.tab();
        browser.newTab().open(sites().primary("/invoices")).untilLoaded();
        signOut();
        browser.until("the sign-out", () -> browser.page().equals("signed out"));
        browser.switchTo(first);
        ends("the other tab", browser);
    }

    @Test
    void twoUsersInTwoProfiles() {
        signIn("ada");
        Chromium adas = browser;
        browser = another();
        signIn("bob");
        adas.reload().untilLoaded();
        ends("one", adas);
        ends("the other", browser);
    }

    @Test
    void profileChangedOnTheSatellite() {
        signIn("ada");
        browser.open(sites().satellite("/profile")).untilLoaded();
        browser.clickText("Update profile")
                .type("input[name=lastName]", "Byron")
                .clickText("Save");
        browser.seeText("Ada Byron");
        browser.clickText("Add email address")
                .type("input[name=emailAddress]", "ada@byron.example")
                .click(".cl-formButtonPrimary")
                .typeCode("424242");
        browser.until("the address among the others", () -> !browser.text().contains("Verify email"));
        browser.open(sites().primary("/profile"))
                .untilLoaded()
                .seeText("Ada Byron")
                .seeText("ada@byron.example");
        ends();
    }

    @Test
    void frameOfAnotherSite() throws Exception {
        try (ForeignSite site = new ForeignSite(sites().primary("/dashboard"))) {
            browser.open(site.url());
            browser.intoFrame().untilLoaded();
            ends();
        }
    }

    @Test
    void clockOfClerkTwoMinutesAhead() {
        clockOff(Duration.ofMinutes(2));
    }

    @Test
    void clockOfClerkTwoMinutesBehind() {
        clockOff(Duration.ofMinutes(-2));
    }

    private void clockOff(Duration ahead) {
        expectOnConsole("status of 400");
        expectOnConsole("favicon.ico");
        sites().clerk().skewClock(ahead);
        browser.open(sites().primary("/dashboard"));
        typePassword("ada@example.com", "ada");
        browser.seeText("could not be completed");
        ends();
    }
}
