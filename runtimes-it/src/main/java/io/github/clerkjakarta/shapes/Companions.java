package io.github.clerkjakarta.shapes;

import java.util.List;
import java.util.Map;

/** The classes that a kind of class needs besides the protected element. */
final class Companions {
    private Companions() {}

    static List<String> interfaces(Kind kind) {
        return switch (kind) {
            case PROVIDER -> List.of("ExceptionMapper<IllegalCallerException>");
            case REQUEST_FILTER -> List.of("ContainerRequestFilter");
            case EXTENSION -> List.of("Extension");
            case DECORATOR -> List.of("Work");
            case BEAN_SESSION -> List.of("java.io.Serializable");
            default -> List.of();
        };
    }

    static String members(Cell cell) {
        String mark = cell.mark().use();
        return switch (cell.kind()) {
            case SUB_THIS -> "@Path(\"sub\") public " + cell.form().reference() + " self() { return this; } ";
            case ENTITY_LIKE ->
                "private Long id; public Long getId() { return id; } public void setId(Long id) { this.id = id; } ";
            case PROVIDER ->
                "public Response toResponse(IllegalCallerException e) { return Response.serverError().build(); } ";
            case REQUEST_FILTER -> "public void filter(ContainerRequestContext request) {} ";
            case DECORATOR -> "@Inject @Delegate Work work; public String work() { return work.work(); } ";
            case INTERCEPTOR ->
                "@AroundInvoke Object around(InvocationContext call) throws Exception { return call.proceed(); } ";
            case ON_FIELD -> mark + "String field; ";
            case ON_CONSTRUCTOR -> mark + "public " + cell.form().simpleName() + "() {} ";
            case SELF_CALL -> "public String callItself() { return secret(); } ";
            default -> "";
        };
    }

    /** Returns the classes beside the subject, by name. */
    static Map<String, String> of(Cell cell) {
        String type = cell.form().reference();
        String made = "new " + type + "()";
        String produces = "@Dependent public class Maker { @Produces @Named(\"" + cell.name() + "\") ";
        return switch (cell.kind()) {
            case DECORATOR ->
                Map.of(
                        "Work",
                        "public interface Work { String work(); }",
                        "Worker",
                        "@RequestScoped public class Worker implements Work { public String work() { return \"\"; } }");
            case INTERCEPTOR ->
                Map.of(
                        "Bound",
                        "@InterceptorBinding @Retention(RetentionPolicy.RUNTIME) @Target({ElementType.TYPE, ElementType.METHOD})"
                                + " public @interface Bound {}");
            case PRODUCER_METHOD, VETOED_PRODUCED, ALTERNATIVE_PRODUCED ->
                Map.of("Maker", produces + "public " + type + " make() { return " + made + "; } }");
            case PRODUCER_FIELD -> Map.of("Maker", produces + "public " + type + " make = " + made + "; }");
            case PRODUCER_LIST ->
                Map.of("Maker", produces + "public List<" + type + "> make() { return List.of(" + made + "); } }");
            case OBSERVER_METHOD -> Map.of("Asked", "public class Asked { public String answer; }");
            case SYNTHETIC_BEAN ->
                Map.of(
                        "Adding",
                        "public class Adding implements Extension { void add(@Observes AfterBeanDiscovery event) {"
                                + " event.addBean().types(" + type + ".class).qualifiers("
                                + "jakarta.enterprise.inject.literal.NamedLiteral.of(\"" + cell.name()
                                + "\")).produceWith(it -> " + made + "); } }");
            default -> Map.of();
        };
    }
}
