package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Mark;
import java.util.ArrayList;
import java.util.List;

/** Sub-resources, and the locators that return them. */
final class SubResourceExamples {
    private static final String SUB = "sub-resource";
    private static final String LOCATOR = "sub-resource locator";

    private static final String OPEN_ITEMS = "public class Items { {get} }\n";

    private SubResourceExamples() {}

    static final List<Example> ALL = all();

    private static List<Example> all() {
        List<Example> all = new ArrayList<>();
        all.add(sub("annotated method, given with `new`", "", "{mark}", "public Items", "new Items()"));
        all.add(sub("annotated class, given with `new`", "{mark}", "", "public Items", "new Items()"));
        all.add(sub("annotated method, given as `Object`", "", "{mark}", "public Object", "new Items()"));
        all.add(sub("annotated method, given as a class", "", "{mark}", "public Class<?>", "Items.class"));
        all.add(sub("annotated method of a `@Vetoed` class", "@Vetoed", "{mark}", "public Items", "new Items()"));
        all.add(Example.of(SUB, "annotated method, given by `ResourceContext`", """
                @Path("{path}")
                public class Resource {
                    @Path("sub") public Items sub(@Context ResourceContext context) { return context.getResource(Items.class); }
                }

                public class Items { {mark} {get} }
                """)
                .enforced("/sub"));
        all.add(Example.of(SUB, "annotation on the interface that the locator gives", """
                public interface Api { {mark} @GET String get(); }

                public class Items implements Api { public String get() { return "secret"; } }

                @Path("{path}") @RequestScoped
                public class Resource { @Path("sub") public Api sub() { return new Items(); } }
                """)
                .enforced("/sub"));
        all.add(Example.of(SUB, "annotated subclass of what the locator declares", """
                public class Items { {get} }

                @HasRole("org:admin")
                public class SecretItems extends Items {}

                @Path("{path}") @RequestScoped
                public class Resource { @Path("sub") public Items sub() { return new SecretItems(); } }
                """)
                .enforced("/sub")
                .only(Mark.OURS));
        all.add(Example.of(
                        LOCATOR,
                        "of a bean",
                        "@Path(\"{path}\") @RequestScoped\npublic class Resource {"
                                + " {mark} @Path(\"sub\") public Items sub() { return new Items(); } }\n\n"
                                + OPEN_ITEMS)
                .enforced("/sub"));
        all.add(Example.of(
                        LOCATOR,
                        "of an annotated bean",
                        "@Path(\"{path}\") @RequestScoped {mark}\npublic class Resource {"
                                + " @Path(\"sub\") public Items sub() { return new Items(); } }\n\n" + OPEN_ITEMS)
                .enforced("/sub"));
        all.add(Example.of(
                        LOCATOR,
                        "of a class that is not a bean",
                        "@Path(\"{path}\")\npublic class Resource {"
                                + " {mark} @Path(\"sub\") public Items sub() { return new Items(); } }\n\n"
                                + OPEN_ITEMS)
                .in(Layout.NONE)
                .refused("Resource.sub", "sub-resource locator of a class that is not a bean"));
        all.add(Example.of(
                        LOCATOR,
                        "of an annotated class that is not a bean",
                        "@Path(\"{path}\") {mark}\npublic class Resource {"
                                + " @Path(\"sub\") public Items sub() { return new Items(); } {get} }\n\n" + OPEN_ITEMS)
                .in(Layout.NONE)
                .refused("Resource.sub", "sub-resource locator of a class that is not a bean"));
        all.add(Example.of(
                        LOCATOR,
                        "of a class that the runtime makes a bean",
                        "@Path(\"{path}\")\npublic class Resource {"
                                + " {mark} @Path(\"sub\") public Items sub() { return new Items(); } }\n\n"
                                + OPEN_ITEMS)
                .enforced("/sub"));
        all.add(Example.of(
                        LOCATOR,
                        "of an annotated class that the runtime makes a bean",
                        "@Path(\"{path}\") {mark}\npublic class Resource {"
                                + " @Path(\"sub\") public Items sub() { return new Items(); } {get} }\n\n" + OPEN_ITEMS)
                .enforced("/sub"));
        all.add(Example.of(LOCATOR, "of a bean, gives `new Items(true)`, and Items is a root resource, too", """
                @Path("{path}") @RequestScoped
                public class Resource { {mark} @Path("sub") public Items sub() { return new Items(true); } }

                @Path("{path}-items")
                public class Items {
                    private final boolean all;
                    public Items() { this(false); }
                    public Items(boolean all) { this.all = all; }
                    @GET public String get() { return all ? "secret" : "open"; }
                }
                """)
                .enforced("/sub"));
        all.add(Example.of(LOCATOR, "of a bean that a plain class makes with `new`", """
                @Path("{path}")
                public class Resource { @Path("owner") public Owner owner() { return new Owner(); } }

                @RequestScoped
                public class Owner { {mark} @Path("sub") public Items sub() { return new Items(); } }

                public class Items { {get} }
                """)
                .error("/owner/sub"));
        all.add(Example.of(LOCATOR, "of a bean that another locator gives", """
                @Path("{path}") @RequestScoped
                public class Resource { @Inject Owner owner; @Path("owner") public Owner owner() { return owner; } }

                @RequestScoped
                public class Owner { {mark} @Path("sub") public Items sub() { return new Items(); } }

                public class Items { {get} }
                """).enforced("/owner/sub"));
        all.add(Example.of(LOCATOR, "declared on an interface of a superclass", """
                public interface Api { {mark} @Path("sub") Items sub(); }

                public abstract class Base implements Api { public Items sub() { return new Items(); } }

                @Path("{path}") @RequestScoped
                public class Resource extends Base {}

                public class Items { {get} }
                """)
                .enforced("/sub"));
        return all;
    }

    private static Example sub(String what, String onClass, String onMethod, String type, String given) {
        return Example.of(
                        SUB,
                        what,
                        "@Path(\"{path}\")\npublic class Resource { @Path(\"sub\") " + type
                                + " sub() { return " + given + "; } }\n\n" + onClass + "\npublic class Items { "
                                + onMethod
                                + " {get} }\n")
                .enforced("/sub");
    }
}
