package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Mark;
import io.github.clerkjakarta.it.Layout.Packaging;
import java.util.ArrayList;
import java.util.List;

/** The same few classes in every place of a deployment. */
final class PackagingExamples {
    private static final Layout EAR = Layout.packaged("ear", Packaging.EAR);
    private static final Layout EAR_WITH_LIBRARIES = Layout.packaged("ear_lib", Packaging.EAR_WITH_LIBRARIES);
    private static final Layout PRIVATE = Layout.packaged("private_library", Packaging.PRIVATE_LIBRARY);
    private static final Layout COMMON = Layout.packaged("common_library", Packaging.COMMON_LIBRARY);

    private PackagingExamples() {}

    static final List<Example> ALL = all();

    private static List<Example> all() {
        List<Example> all = new ArrayList<>();
        for (Spot spot : Spot.values()) {
            if (spot.isOfWar()) {
                all.addAll(in(Layout.ANNOTATED, spot, "library jar of the WAR", describe(spot)));
            }
        }
        all.addAll(in(EAR, Spot.CLASSES, "EAR", "classes and our jar in the WAR"));
        all.addAll(in(EAR, Spot.JAR, "EAR", "library jar of the WAR"));
        all.addAll(in(EAR_WITH_LIBRARIES, Spot.CLASSES, "EAR", "classes in the WAR, our jar in the EAR's lib"));
        all.addAll(in(EAR_WITH_LIBRARIES, Spot.JAR, "EAR", "library jar of the WAR, our jar in the EAR's lib"));
        all.addAll(in(EAR_WITH_LIBRARIES, Spot.EAR_LIB, "EAR", "all in the EAR's lib"));
        all.addAll(in(PRIVATE, Spot.SHARED, "library of server.xml", "private, our jar in the WAR"));
        all.addAll(in(COMMON, Spot.SHARED, "library of server.xml", "common, with our jar"));
        all.addAll(in(COMMON, Spot.CLASSES, "library of server.xml", "common, with our jar; classes in the WAR"));
        return all;
    }

    private static String describe(Spot spot) {
        return switch (spot) {
            case JAR -> "no beans.xml";
            case JAR_WITHOUT_MANIFEST -> "no beans.xml, no manifest";
            default -> "beans.xml with mode `" + spot.mode + "`";
        };
    }

    private static List<Example> in(Layout layout, Spot spot, String kind, String what) {
        List<Example> all = new ArrayList<>();
        all.add(Example.of(kind, what + ": resource", """
                @Path("{path}")
                public class Resource { {mark} {get} }
                """)
                .in(spot)
                .in(layout)
                .registered("Resource")
                .enforced());
        all.add(Example.of(kind, what + ": resource, annotation on the interface", """
                {mark}
                public interface Api { String get(); }

                @Path("{path}")
                public class Resource implements Api { {get} }
                """)
                .in(spot)
                .in(layout)
                .registered("Resource")
                .enforced());
        String bean = """
                @RequestScoped
                public class Bean { {mark} public String secret() { return "secret"; } }

                // in CLASSES
                @Path("{path}") @RequestScoped
                public class Open { @Inject Instance<Bean> bean; @GET public String get() { return bean.get().secret(); } }
                """;
        Example service =
                Example.of(kind, what + ": bean", bean).in(spot).in(layout).registered("Open");
        all.add(
                "none".equals(spot.mode)
                        ? service.refused("Bean.secret", "neither a CDI bean").only(Mark.OURS, Mark.COMPOSED)
                        : service.enforced());
        boolean library = spot != Spot.CLASSES;
        String plain = "public class Plain { {mark} public String secret() { return \"secret\"; } }\n";
        if (spot != Spot.JAR_ALL) {
            all.add(Example.of(kind, what + ": neither bean nor resource", plain)
                    .in(spot)
                    .in(layout)
                    .refused("Plain.secret", "neither a CDI bean")
                    .only(library ? new Mark[] {Mark.OURS, Mark.COMPOSED} : Mark.values()));
            if (library) {
                all.add(Example.of(kind, what + ": neither, with a standard annotation", plain)
                        .in(spot)
                        .in(layout)
                        .logged()
                        .only(Mark.STANDARD));
            }
        }
        all.add(Example.of(kind, what + ": static method", """
                @RequestScoped
                public class Bean { {mark} public static String secret() { return "secret"; } }
                """)
                .in(spot)
                .in(layout)
                .refused("Bean.secret", "is static")
                .only(Mark.OURS, Mark.COMPOSED));
        all.add(Example.of(kind, what + ": the superclass is there, the class in the WAR", """
                public abstract class Base { {mark} public String secret() { return "secret"; } }

                // in CLASSES
                @RequestScoped
                public class Bean extends Base {}
                """)
                .in(spot)
                .in(layout)
                .asked("Bean")
                .registered("Door")
                .enforced());
        return all;
    }
}
