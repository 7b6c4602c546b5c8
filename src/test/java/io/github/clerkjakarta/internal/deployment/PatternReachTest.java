package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternReachTest {
    /** JAX-RS at /api. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/api true",
                "/api/ true",
                "/API true",
                "/api/(.*) true",
                "/Api/(.*) true",
                "/api/x(.*) true",
                "/api/:path* true",
                "/api/:path+ true",
                "/api/:path? true",
                "/api/:id true",
                "/api/{x}? true",
                "/api{/:path}? true",
                "/api{/:path}* true",
                "/api{/x} true",
                "/api\\/(.*) true",
                "/\\api/(.*) true",
                "/api/:path+(.*) true",
                // The slash is absent if the parameter is: /apix.
                "/api/:path?(.*) false",
                "/api/:path*(.*) false",
                "/api/:path?x false",
                "/api/:path*{x}? false",
                "/api/(x)?(.*) false",
                "/api/(x)*y false",
                "/api(.*) false",
                "/api:x false",
                "/apix false",
                "/apix/(.*) false",
                "/api.:ext? false",
                "/api{x}? false",
                "/api{-:x}? false",
                "/api{/x}?(.*) false",
                "/api{/x}?y false",
                "/ap false",
                "/a(.*) false",
                "/(.*) false",
                "(.*) false",
                "/:path* false",
                "/:tenant/api/(.*) false",
                "{/api}?/(.*) false",
                "/ false",
                "/(api)/(.*) false",
                "/reports(.*) false",
                "/other/api/(.*) false",
            })
    void isWithin(String pattern, boolean expected) {
        assertThat(new PatternReach(pattern).isWithin("/api")).isEqualTo(expected);
        assertThat(new PatternReach(pattern).isWithin("")).isTrue();
        assertThat(new PatternReach(pattern).isWithin("/api/v1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                // An exact path.
                "/api/(.*) /api/export true",
                "/api/:x /api/export true",
                "/api/export /api/export true",
                "/api/EXPORT /api/export true",
                "/api/export/:x? /api/export true",
                "/api/export{/:x}? /api/export true",
                "/api/export.:x? /api/export true",
                "/api/other /api/export false",
                "/api/other(.*) /api/export false",
                "/api/:x/y /api/export false",
                "(.*) /api/export true",
                "/api/(.*) /other false",
                // A path and all below it.
                "/api/(.*) /api/export/* true",
                "/api/export /api/export/* true",
                "/api/export/x /api/export/* true",
                "/api/export/x/(.*) /api/export/* true",
                "/api/:x /api/export/* true",
                "/api/export.:x? /api/export/* true",
                "/api/x(.*) /api/export/* false",
                "/api/exporter /api/export/* false",
                "/api/other/(.*) /api/export/* false",
                "/api/ /api/export/* false",
                "(.*) /api/export/* true",
                // Files of an extension.
                "/api/x.do *.do true",
                "/api/x.DO *.do true",
                "/api/(.*) *.do true",
                "/api/x *.do false",
                "/api/x.doc *.do false",
                // All the rest.
                "/ / true",
                "(.*) / true",
            })
    void mayReach(String pattern, String urlPattern, boolean expected) {
        assertThat(new PatternReach(pattern).mayReach(urlPattern)).isEqualTo(expected);
    }

    /** The pattern's place in a web application at /ctx: within /api, outside it, or elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "~/api/(.*), within",
        "~/api, within",
        "~/reports(.*), outside",
        "/ctx/api/(.*), within",
        "/CTX/api/(.*), within",
        "/ctx/api, within",
        "/ctx/:path*, outside",
        "/ctx/reports(.*), outside",
        "/ctx, outside",
        "/ctx/, outside",
        "/ctx(.*), outside",
        "/ctx{/api/x}?, outside",
        "/ct(.*), outside",
        "/(.*), outside",
        "(.*), outside",
        "/:context/api/(.*), outside",
        "/ct{x}/api/(.*), outside",
        "/\\ctx/api/(.*), outside",
        "/ctx.:x?, outside",
        "/other/x, nothing",
        "/other(.*), nothing",
        "/ctxx/api/(.*), nothing",
        "/ct, nothing",
        "/, nothing",
        "/api/(.*), nothing",
    })
    void fromTheContextRootOn(String pattern, String expected) {
        PatternReach route = PatternReach.of(pattern, "/ctx");

        assertThat(route == null ? "nothing" : route.isWithin("/api") ? "within" : "outside")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"~/api/(.*), true", "/api/(.*), true", "/(.*), false", "/reports, false"})
    void atTheOriginsRoot(String pattern, boolean within) {
        assertThat(PatternReach.of(pattern, "").isWithin("/api")).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "/a+b, /a\\+b/api/(.*), false",
        "/a(b), /a\\(b\\)/reports, false",
        "/a:b, /a\\:b/api/(.*), false",
        "/a/b, /a/b/api/(.*), true",
        "/a/b, /a/:x/api/(.*), false",
        "/a/b, /a/(.*), false",
    })
    void unusualContextRoots(String root, String pattern, boolean within) {
        PatternReach route = PatternReach.of(pattern, root);

        assertThat(route).isNotNull();
        assertThat(route.isWithin("/api")).isEqualTo(within);
    }
}
