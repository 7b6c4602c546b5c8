package io.github.clerkjakarta.shapes;

import io.github.clerkjakarta.shapes.Kind.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the sources of a cell. */
final class Sources {
    private static final List<String> IMPORTS = List.of(
            "io.github.clerkjakarta.*",
            "jakarta.annotation.*",
            "jakarta.annotation.security.*",
            "jakarta.decorator.Decorator",
            "jakarta.decorator.Delegate",
            "jakarta.enterprise.context.*",
            "jakarta.enterprise.event.*",
            "jakarta.enterprise.inject.*",
            "jakarta.enterprise.inject.spi.*",
            "jakarta.enterprise.util.*",
            "jakarta.inject.*",
            "jakarta.interceptor.*",
            "jakarta.interceptor.Interceptor",
            "jakarta.ws.rs.GET",
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.QueryParam",
            "jakarta.ws.rs.container.*",
            "jakarta.ws.rs.core.Application",
            "jakarta.ws.rs.core.Response",
            "jakarta.ws.rs.ext.ExceptionMapper",
            "jakarta.ws.rs.ext.Provider",
            "java.lang.annotation.*",
            "java.util.List",
            "java.util.concurrent.*");

    private final Cell cell;
    private final Kind kind;
    private final Place place;
    private final Form form;
    private final String mark;
    private final Map<String, String> units = new LinkedHashMap<>();

    Sources(Cell cell) {
        this.cell = cell;
        this.kind = cell.kind();
        this.place = cell.place();
        this.form = cell.form();
        this.mark = cell.mark().use();
    }

    Map<String, String> units() {
        cell.mark().types().forEach(this::unit);
        interfaceAndParent();
        subject();
        if (form == Form.SECOND_SUBCLASS) {
            unit("Second", "public class Second extends Subject {}");
        }
        if (kind.group() == Group.LOCATOR) {
            unit("Open", "public class Open { @GET public String get() { return \"secret\"; } }");
        }
        if (cell.isAskedByDoor()) {
            unit(
                    "Door",
                    "@Path(\"" + cell.name() + "\") public class Door { @GET public String ask() { " + door() + " } }");
        }
        if (!kind.isRoot() && (kind.group() == Group.RESOURCE || kind.group() == Group.LOCATOR)) {
            unit("Root", "@Path(\"" + ownPath() + "\") public class Root { " + rootLocator() + " }");
        }
        Companions.of(cell).forEach(this::unit);
        return units;
    }

    private void unit(String name, String text) {
        String fullName = cell.packageName() + "." + name;
        int end = fullName.lastIndexOf('.');
        StringBuilder source = new StringBuilder("package " + fullName.substring(0, end) + ";\n");
        source.append("import ").append(cell.packageName()).append(".*;\n");
        IMPORTS.forEach(it -> source.append("import ").append(it).append(";\n"));
        units.put(fullName, source.append(text).append('\n').toString());
    }

    private String door() {
        return kind == Kind.OBSERVER_METHOD
                ? "Asked asked = new Asked(); CDI.current().getBeanManager().getEvent().fire(asked); return asked.answer;"
                : "return " + asked() + ";";
    }

    private String asked() {
        if (kind == Kind.PRODUCING_METHOD) {
            return "CDI.current().select(String.class, jakarta.enterprise.inject.literal.NamedLiteral.of(\""
                    + cell.name() + "\")).get()";
        }
        if (form == Form.STATIC_METHOD) {
            return form.reference() + ".secret()";
        }
        if (form == Form.PRIVATE_METHOD || place == Place.FOREIGN_PACKAGE_METHOD) {
            return "\"none can call it\"";
        }
        String bean = kind == Kind.NEW_BEAN
                ? "new " + form.reference() + "()"
                : "CDI.current().select(" + form.reference() + ".class).get()";
        String argument = place == Place.GENERIC_INTERFACE_METHOD ? "\"x\"" : "";
        String call = kind == Kind.SELF_CALL ? ".callItself()" : ".secret(" + argument + ")";
        return "String.valueOf(" + bean + call + ")";
    }

    /** Returns the subject's path, if the door has the cell's. */
    private String ownPath() {
        return cell.name() + (cell.isAskedByDoor() ? "-own" : "");
    }

    private String rootLocator() {
        String type = form.reference();
        String made = "new " + cell.made() + "()";
        String bean = "CDI.current().select(" + type + ".class).get()";
        return switch (kind) {
            case SUB_CLASS ->
                "@Path(\"sub\") public Class<? extends " + type + "> sub() { return " + cell.made() + ".class; }";
            case SUB_BEAN -> "@Path(\"sub\") public " + type + " sub() { return " + bean + "; }";
            case SUB_OBJECT -> "@Path(\"sub\") public Object sub() { return " + made + "; }";
            case SUB_STAGE ->
                "@Path(\"sub\") public CompletionStage<" + type + "> sub() { return CompletableFuture.completedFuture("
                        + made + "); }";
            case LOCATOR_GIVEN -> "@Path(\"own\") public " + type + " own() { return " + bean + "; }";
            case LOCATOR_NEW_OWNER -> "@Path(\"own\") public " + type + " own() { return " + made + "; }";
            default -> "@Path(\"sub\") public " + type + " sub() { return " + made + "; }";
        };
    }

    private String returnType() {
        return kind.group() == Group.LOCATOR ? "Open" : isVoid() ? "void" : "String";
    }

    private boolean isVoid() {
        return kind == Kind.POST_CONSTRUCT
                || kind == Kind.PRE_DESTROY
                || kind == Kind.INITIALIZER
                || kind == Kind.OBSERVER_METHOD;
    }

    private String expression() {
        return kind.group() == Group.LOCATOR ? "new Open()" : "\"secret\"";
    }

    private String body(String cast) {
        if (kind == Kind.OBSERVER_METHOD) {
            return " { event.answer = \"secret\"; }";
        }
        return isVoid() ? " {}" : " { return " + cast + expression() + "; }";
    }

    /** Returns the annotation that makes the method one of JAX-RS or of CDI. */
    private String role() {
        if (kind.group() == Group.LOCATOR) {
            return "@Path(\"sub\") ";
        }
        return switch (kind) {
            case POST_CONSTRUCT -> "@PostConstruct ";
            case PRE_DESTROY -> "@PreDestroy ";
            case INITIALIZER -> "@Inject ";
            case PRODUCING_METHOD -> "@Produces @Named(\"" + cell.name() + "\") ";
            default -> kind.group() == Group.RESOURCE && !form.isHiddenMethod() ? "@GET " : "";
        };
    }

    private String parameters() {
        if (kind == Kind.OBSERVER_METHOD) {
            return "(@Observes Asked event)";
        }
        if (kind == Kind.ON_PARAMETER) {
            return "(" + mark + "String value)";
        }
        return place == Place.GENERIC_INTERFACE_METHOD ? "(@QueryParam(\"value\") String value)" : "()";
    }

    private String rootPath() {
        boolean subWithPath = kind == Kind.SUB_WITH_PATH;
        return kind.isRoot() || subWithPath ? "@Path(\"" + (subWithPath ? "other-" : "") + ownPath() + "\") " : "";
    }

    private void interfaceAndParent() {
        boolean api = kind.isApiFirst();
        String type = returnType();
        String head = (kind == Kind.API_FIRST || kind == Kind.API_FIRST_BEAN ? rootPath() : "")
                + (place == Place.INTERFACE ? mark : "") + "public interface Api";
        String role = api || place == Place.DEFAULT_METHOD ? role() : "";
        String method = switch (place) {
            case INTERFACE_METHOD, SUPER_INTERFACE_METHOD, BRIDGED_METHOD -> mark + role + type + " secret();";
            case GENERIC_INTERFACE_METHOD ->
                mark + role + type + " secret(" + (api ? "@QueryParam(\"value\") " : "") + "T value);";
            case DEFAULT_METHOD -> mark + role + "default " + type + " secret()" + body("");
            default -> role + type + " secret();";
        };
        if (api || place.hasInterface()) {
            unit("Api", head + (place == Place.GENERIC_INTERFACE_METHOD ? "<T>" : "") + " { " + method + " }");
        }
        if (kind == Kind.ABSTRACT_BASE) {
            unit("Base", rootPath() + "public abstract class Base {}");
        }
        if (place.hasParent()) {
            unit(parentName(), parent());
        }
    }

    private String parentName() {
        return place == Place.FOREIGN_PACKAGE_METHOD ? "other.Parent" : "Parent";
    }

    private String parent() {
        String members = switch (place) {
            case OVERRIDDEN_METHOD ->
                mark + form.methodModifiers().replace("final ", "") + returnType() + " secret()" + body("");
            case INHERITED_METHOD ->
                mark + role() + form.methodModifiers() + returnType() + " secret" + parameters() + body("");
            case FOREIGN_PACKAGE_METHOD -> mark + "String secret() { return \"secret\"; }";
            case BRIDGED_METHOD -> "@SuppressWarnings(\"unchecked\") " + role() + "public T secret()" + body("(T) ");
            default -> "";
        };
        return (place == Place.SUPERCLASS ? mark : "") + "public abstract class Parent"
                + (place == Place.BRIDGED_METHOD ? "<T>" : "") + extendsClause(kindsSuperclass())
                + (place == Place.SUPER_INTERFACE_METHOD ? " implements Api" : "") + " { " + members + " }";
    }

    private String kindsSuperclass() {
        return kind == Kind.ABSTRACT_BASE ? "Base" : kind == Kind.APPLICATION ? "Application" : "";
    }

    private static String extendsClause(String superclass) {
        return superclass.isEmpty() ? "" : " extends " + superclass;
    }

    private void subject() {
        boolean pathAbove = kind == Kind.API_FIRST || kind == Kind.API_FIRST_BEAN || kind == Kind.ABSTRACT_BASE;
        boolean onClass = place == Place.CLASS;
        String nested = form == Form.NESTED ? "static " : "";
        String type = form == Form.RECORD
                ? "record " + form.simpleName() + "()"
                : (form == Form.FINAL_CLASS ? "final " : "") + "class " + form.simpleName()
                        + (form == Form.GENERIC_CLASS ? "<T>" : "");
        String parent = place == Place.BRIDGED_METHOD
                ? "Parent<" + returnType() + ">"
                : place.hasParent() ? cell.packageName() + "." + parentName() : kindsSuperclass();
        String declaration = (pathAbove ? "" : rootPath()) + kind.classAnnotations() + (onClass ? mark : "") + "public "
                + nested + type + extendsClause(parent) + implementsClause() + " { " + members() + " }";
        if (form == Form.NESTED) {
            unit("Outer", "public class Outer { " + declaration + " }");
        } else {
            unit(form.simpleName(), declaration);
        }
    }

    private String implementsClause() {
        List<String> all = new ArrayList<>(Companions.interfaces(kind));
        if (place == Place.GENERIC_INTERFACE_METHOD) {
            all.add("Api<String>");
        } else if (kind.isApiFirst() || (place.hasInterface() && place != Place.SUPER_INTERFACE_METHOD)) {
            all.add("Api");
        }
        return all.isEmpty() ? "" : " implements " + String.join(", ", all);
    }

    private String members() {
        StringBuilder members = new StringBuilder(Companions.members(cell));
        if (place.isDeclaredBySubject()) {
            boolean onMethod = place == Place.METHOD && !isElsewhere();
            members.append(onMethod ? mark : "")
                    .append(kind.isApiFirst() ? "" : role())
                    .append(form.methodModifiers())
                    .append(returnType())
                    .append(" secret")
                    .append(parameters())
                    .append(body(""));
        }
        if (kind.group() == Group.RESOURCE && form.isHiddenMethod()) {
            members.append(" @GET @Path(\"open\") public String open() { return \"open\"; }");
        }
        return members.toString();
    }

    /** Returns true if the annotation is on a member that is no method. */
    private boolean isElsewhere() {
        return kind == Kind.ON_FIELD || kind == Kind.ON_CONSTRUCTOR || kind == Kind.ON_PARAMETER;
    }
}
