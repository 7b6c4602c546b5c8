package io.github.clerkjakarta.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real browser with a fresh profile. It records every request, every line on the console and the text of each step.
 */
final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("chromedriver", "/usr/bin/chromedriver"));

    /**
     * Logs a warning for each browser version that Selenium's own protocol does not support. We do not use the
     * protocol.
     */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriverService service;
    private final ChromeDriver driver;
    private final ProcessHandle process;
    private final List<String> steps = new ArrayList<>();
    private final List<JsonObject> requests = new ArrayList<>();
    private final List<String> console = new ArrayList<>();

    Chromium() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-US",
                "--window-size=1280,900",
                // Hosts outside this machine cannot even be resolved.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1");
        options.setExperimentalOption(
                "prefs", Map.of("credentials_enable_service", false, "profile.password_manager_enabled", false));
        options.setExperimentalOption("browserStartupTimeout", Patience.MOST.toMillis());
        options.setCapability("goog:loggingPrefs", logs);
        options.setScriptTimeout(Patience.MOST);
        service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .withTimeout(Patience.MOST)
                .build();
        driver = new ChromeDriver(service, options);
        process = ProcessHandle.of((Long) driver.getCapabilities().getCapability("goog:processID"))
                .orElseThrow(() -> new IllegalStateException("Chromium has ended."));
    }

    static boolean isInstalled() {
        return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    }

    // The user's actions.

    Chromium open(String url) {
        later();
        driver.get(url);
        return step("open " + URI.create(url).getPath());
    }

    Chromium type(String css, String text) {
        until("a field " + css, () -> {
            WebElement field = driver.findElement(By.cssSelector(css));
            if (!field.isDisplayed() || !field.isEnabled()) {
                return false;
            }
            // React's fields do not notice any other way of clearing them.
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
            return text.equals(field.getDomProperty("value"));
        });
        return step("type into " + css);
    }

    Chromium click(String css) {
        return click(By.cssSelector(css), css);
    }

    /** Clicks the innermost element with this text. */
    Chromium clickText(String text) {
        return click(By.xpath("//*[contains(normalize-space(text()), \"" + text + "\")]"), text);
    }

    private Chromium click(By place, String name) {
        later();
        Deque<Rectangle> where = new ArrayDeque<>();
        until("something to click: " + name, () -> {
            WebElement it = driver.findElement(place);
            where.addFirst(it.getRect());
            // An element that still moves would not be under the click.
            boolean still =
                    where.size() > 2 && where.stream().limit(3).distinct().count() == 1;
            boolean ready = still && it.isDisplayed() && it.isEnabled();
            if (ready) {
                it.click();
            }
            return ready;
        });
        return step("click " + name);
    }

    Chromium back() {
        later();
        driver.navigate().back();
        return step("back");
    }

    Chromium reload() {
        later();
        driver.navigate().refresh();
        return step("reload");
    }

    /**
     * Removes the cookie that counts redirects, as if its two seconds had passed. Between two actions of a user they
     * have; in a test that would depend on the machine.
     */
    private void later() {
        List<?> cookies = (List<?>)
                driver.executeCdpCommand("Network.getAllCookies", Map.of()).get("cookies");
        for (Object it : cookies) {
            Map<?, ?> cookie = (Map<?, ?>) it;
            if (cookie.get("name").equals(Browser.REDIRECT_COUNTER)) {
                driver.executeCdpCommand(
                        "Network.deleteCookies",
                        Map.of(
                                "name",
                                Browser.REDIRECT_COUNTER,
                                "domain",
                                cookie.get("domain"),
                                "path",
                                cookie.get("path")));
            }
        }
    }

    /** Types a code of six digits, one field each. */
    Chromium typeCode(String code) {
        until("the fields of a code", () -> {
            driver.findElement(By.cssSelector("input[data-input-otp]")).sendKeys(code);
            return true;
        });
        return step("type the code");
    }

    // Tabs.

    String tab() {
        return driver.getWindowHandle();
    }

    Chromium newTab() {
        driver.switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
        return this;
    }

    Chromium switchTo(String tab) {
        driver.switchTo().window(tab);
        return step("switch to the other tab");
    }

    Chromium intoFrame() {
        driver.switchTo().frame(0);
        return this;
    }

    // The user's view.

    /** Returns the URL of the frame, if one was entered. */
    String url() {
        return String.valueOf(script("return location.href"));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    Chromium seeText(String text) {
        until("the text " + text, () -> text().contains(text));
        return this;
    }

    Chromium seeUrl(String part) {
        until("an address with " + part, () -> url().contains(part));
        return step("arrive at " + part);
    }

    void until(String what, BooleanSupplier condition) {
        if (!becomes(condition)) {
            throw new TimeoutException("expected " + what + " at " + url());
        }
    }

    /**
     * Returns true as soon as the condition holds, or false after {@link Patience#MOST}. Throws at once if the browser
     * has ended.
     */
    boolean becomes(BooleanSupplier condition) {
        return Patience.until(() -> holds(condition));
    }

    private boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (WebDriverException moving) {
            if (moving instanceof NoSuchSessionException || !process.isAlive() || !service.isRunning()) {
                throw moving;
            }
            // Elements come and go while a page loads, and pages while a browser is redirected.
            return false;
        }
    }

    Object script(String code) {
        return driver.executeScript(code);
    }

    Object asyncScript(String code) {
        return driver.executeAsyncScript(code);
    }

    Chromium untilLoaded() {
        until("ClerkJS to have loaded", () -> Boolean.TRUE.equals(script("return !!window.Clerk?.loaded")));
        return step("ClerkJS has loaded");
    }

    /** Waits until a call of the page to this address has been answered. */
    Chromium untilAnswered(String path) {
        until(
                "an answer from " + path,
                () -> Boolean.TRUE.equals(script("return performance.getEntriesByType('resource')"
                        + ".some(it => it.name.includes('" + path + "') && it.responseEnd > 0)")));
        return step("the answer from " + path);
    }

    /** Returns ClerkJS's user, with a remark if {@code <html data-clerk>} disagrees. */
    String page() {
        return String.valueOf(script("if (!window.Clerk?.loaded) return 'no ClerkJS';"
                + "const shown = document.documentElement.dataset.clerk;"
                + "const who = !Clerk.user ? 'signed out' :"
                + " Clerk.user.id + (Clerk.organization ? ' in ' + Clerk.organization.slug : '');"
                + "return shown === (Clerk.user ? 'signed-in' : 'signed-out') ? who : who + ', shown as ' + shown"));
    }

    /** Returns the server's user, requested by a script of the page. */
    String server() {
        String text =
                String.valueOf(asyncScript("const done = arguments[0]; fetch('/').then(it => it.text()).then(it =>"
                        + " done(new DOMParser().parseFromString(it, 'text/html').getElementById('server').textContent))"
                        + ".catch(it => done('no answer'))"));
        return text.replaceAll(" \\(.*", "")
                .replaceFirst("Signed in as (\\S+?), \\S+ of (.*)", "$1 in $2")
                .replaceFirst("Signed in as ", "")
                .replaceFirst("Signed out", "signed out");
    }

    /** Returns Clerk's cookies of this page by short names; each has a twin with the instance's suffix. */
    String cookies() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Cookie cookie : driver.manage().getCookies()) {
            values.put(cookie.getName(), cookie.getValue());
        }
        Set<String> words = new TreeSet<>();
        for (String name : List.of("__session", "__client_uat", "__clerk_db_jwt")) {
            String value = values.get(name);
            String twin = values.entrySet().stream()
                    .filter(it ->
                            it.getKey().startsWith(name + "_") && it.getKey().length() == name.length() + 9)
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            String word = name.substring(name.lastIndexOf('_') + 1).replace("jwt", "browser");
            if (value != null) {
                words.add(name.equals("__client_uat") && value.equals("0") ? "uat=0" : word);
            }
            if ((value == null) != (twin == null)) {
                words.add(word + (value == null ? " plain missing" : " twin missing"));
            }
        }
        values.keySet().stream()
                .filter(it -> it.startsWith("__clerk_handshake"))
                .forEach(words::add);
        return words.isEmpty() ? "none" : String.join(" ", words);
    }

    String cookie(String name) {
        Cookie cookie = driver.manage().getCookieNamed(name);
        return cookie == null ? "" : cookie.getValue();
    }

    void deleteAllCookies() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        step("all cookies deleted");
    }

    /** Loads every script anew. */
    void withoutCache() {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
    }

    // The browser's actions.

    private void readLogs() {
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> {
            JsonObject message = Json.createReader(new StringReader(entry.getMessage()))
                    .readObject()
                    .getJsonObject("message");
            if (message.getString("method").equals("Network.requestWillBeSent")) {
                requests.add(message.getJsonObject("params"));
            }
        });
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> {
            if (entry.getLevel().equals(Level.SEVERE)) {
                console.add(entry.getMessage());
            }
        });
    }

    /** Returns the number of redirects by servers, on the way to a page or a frame. */
    long redirects() {
        readLogs();
        return requests.stream()
                .filter(it -> it.getString("type", "").equals("Document") && it.containsKey("redirectResponse"))
                .count();
    }

    /** Returns the addresses outside this machine that it sent requests to. */
    List<String> outside() {
        readLogs();
        return requests.stream()
                .map(it -> it.getJsonObject("request").getString("url"))
                .filter(url -> url.matches("(https?|wss?)://.*")
                        && !url.matches("(https?|wss?)://([a-z-]+\\.)?(localhost|127\\.0\\.0\\.1)[:/].*"))
                .toList();
    }

    List<String> consoleErrors() {
        readLogs();
        return console;
    }

    /**
     * Keeps the text of the page. A picture would cost time: while the browser leaves a page it never answers the
     * request for one, and ChromeDriver waits ten seconds before it asks again.
     */
    Chromium step(String name) {
        String text;
        try {
            text = String.valueOf(script("return location.href + '\\n' + document.body?.innerText"));
        } catch (WebDriverException noPage) {
            text = "(between two pages)";
        }
        steps.add("== " + name + "\n" + text + "\n");
        return this;
    }

    /** Keeps what each step showed, to find the cause of a failure. */
    void keepSteps(Path folder) {
        try {
            Files.createDirectories(folder);
            step("the end");
            Files.write(folder.resolve("steps.txt"), steps);
            Files.write(folder.resolve("console.txt"), consoleErrors());
            Files.write(
                    folder.resolve("requests.txt"),
                    requests.stream()
                            .map(it -> it.getString("type", "") + " "
                                    + it.getJsonObject("request").getString("url"))
                            .toList());
            Files.write(folder.resolve("the-end.png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
