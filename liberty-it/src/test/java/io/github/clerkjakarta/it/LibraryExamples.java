package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Mark;
import java.util.ArrayList;
import java.util.List;

/** Composed annotations, also those from another jar. */
final class LibraryExamples {
    private static final String KIND = "composed annotation";

    private LibraryExamples() {}

    static final List<Example> ALL = all();

    private static List<Example> all() {
        List<Example> all = new ArrayList<>();
        for (Spot spot : List.of(Spot.CLASSES, Spot.JAR, Spot.JAR_NONE, Spot.JAR_WITHOUT_MANIFEST)) {
            String where = "in " + spot + "";
            String head = "// " + where + "\n@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD,"
                    + " ElementType.CONSTRUCTOR, ElementType.PARAMETER}) @HasRole(\"org:admin\") ";
            String runtime = head + "@Retention(RetentionPolicy.RUNTIME)\npublic @interface Ours {}\n\n";
            String kept = head + "@Retention(RetentionPolicy.CLASS)\npublic @interface Ours {}\n\n";
            String absent = head + "\npublic @interface Ours {}\n\n";
            String source = head + "@Retention(RetentionPolicy.SOURCE)\npublic @interface Ours {}\n\n";
            String stereotype = head.replaceAll("\\{ElementType.TYPE.*?\\}", "ElementType.TYPE")
                    + "@Stereotype @Retention(RetentionPolicy.RUNTIME)\npublic @interface Ours {}\n\n";
            String binding = head.replaceAll("\\{ElementType.TYPE.*?\\}", "{ElementType.TYPE, ElementType.METHOD}")
                    + "@InterceptorBinding @Retention(RetentionPolicy.RUNTIME)\npublic @interface Ours {}\n\n";
            String onMethod = "@Path(\"{path}\")\npublic class Resource { @Ours {get} }\n";
            String onClass = "@Path(\"{path}\") @Ours\npublic class Resource { {get} }\n";
            String bean = "@RequestScoped\npublic class Bean { @Ours public String secret() { return \"secret\"; } }\n";
            all.add(example("on a resource's method, " + where, runtime + onMethod)
                    .enforced());
            all.add(example("on a resource, " + where, runtime + onClass).enforced());
            all.add(example("on a bean's method, " + where, runtime + bean)
                    .asked("Bean")
                    .enforced());
            all.add(example("stereotype, on a resource, " + where, stereotype + onClass)
                    .enforced());
            all.add(example(
                            "stereotype, on a bean, " + where,
                            stereotype
                                    + "@RequestScoped @Ours\npublic class Bean { public String secret() { return \"secret\"; } }\n")
                    .asked("Bean")
                    .enforced());
            all.add(example("interceptor binding, on a resource's method, " + where, binding + onMethod)
                    .enforced());
            all.add(example("interceptor binding, on a bean's method, " + where, binding + bean)
                    .asked("Bean")
                    .enforced());
            all.add(example("retention CLASS, on a resource's method, " + where, kept + onMethod)
                    .refused("Resource.get", "is not kept at run time"));
            all.add(example("no retention, on a class, " + where, absent + onClass)
                    .refused("Resource", "is not kept at run time"));
            all.add(example("retention SOURCE, " + where, source + onMethod).refused("Ours", "SOURCE"));
            all.add(example(
                            "on a field, " + where,
                            runtime + "@RequestScoped\npublic class Bean { @Ours String secret; }\n")
                    .refused("Bean.secret", "where it protects nothing"));
            all.add(example(
                            "on a constructor, " + where,
                            runtime + "@RequestScoped\npublic class Bean { @Ours public Bean() {} }\n")
                    .refused("Bean.<init>", "where it protects nothing"));
            all.add(example(
                            "on a parameter, " + where,
                            runtime + "@RequestScoped\npublic class Bean { public void secret(@Ours String it) {} }\n")
                    .refused("Bean.secret", "where it protects nothing"));
            all.add(example("three deep and cyclic, " + where, """
                    @Retention(RetentionPolicy.RUNTIME) @B
                    public @interface A {}

                    @Retention(RetentionPolicy.RUNTIME) @Ours @A
                    public @interface B {}

                    @Path("{path}")
                    public class Resource { @A {get} }

                    """ + runtime).enforced());
        }
        return all;
    }

    private static Example example(String what, String text) {
        return Example.of(KIND, what, text).only(Mark.OURS);
    }
}
