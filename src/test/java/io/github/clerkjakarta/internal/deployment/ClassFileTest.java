package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.clerkjakarta.Compiled;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts read from a class file; everything else is an IOException. */
class ClassFileTest {
    private static final String ANNOTATIONS = String.join(
            "\n",
            "@Retention(RetentionPolicy.RUNTIME) @interface Kept {}",
            "@Retention(RetentionPolicy.CLASS) @interface OfClass {}",
            "@interface Unsaid {}",
            "@Retention(RetentionPolicy.SOURCE) @interface OfSource {}",
            "@Retention(RetentionPolicy.RUNTIME) @Repeatable(Many.class) @interface One { int value() default 0; }",
            "@Retention(RetentionPolicy.RUNTIME) @interface Many { One[] value(); }",
            "@Retention(RetentionPolicy.RUNTIME) @interface Last {}",
            "@Retention(RetentionPolicy.RUNTIME) @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER}) @interface OnType {}",
            "@Retention(RetentionPolicy.RUNTIME) @interface Inner { Kept value() default @Kept; String[] texts() default {}; }",
            "@Retention(RetentionPolicy.RUNTIME) @interface All { boolean z(); byte b(); char c(); short s(); int i(); long j();"
                    + " float f(); double d(); String t(); Class<?> k(); ElementType e(); Kept n(); int[] is(); long[] js(); Class<?>[] ks();"
                    + " ElementType[] es(); Inner[] ns(); String[] none(); }");

    private static final String EVERYTHING =
            "@Kept @OfClass class A<T> extends ArrayList<T> implements Runnable, Comparable<A<T>> {"
                    + " @Kept static final long L = 1234567890123L; @OfClass double d = Math.PI; float f = 1.5f; int i = 1 << 20; String text = \"t\u00e4xt\\0\";"
                    + " @Kept A(@Kept int a, @OfClass String b) {} @Kept public void run() { Runnable r = () -> System.out.println(text + d + this); r.run(); }"
                    + " @One(1) @One(2) public int compareTo(@One(3) @One(4) A<T> other) throws IllegalStateException { return 0; }"
                    + " @All(z = true, b = 1, c = 'c', s = 2, i = 3, j = 4L, f = 5f, d = 6d, t = \"t\", k = int[].class, e = ElementType.TYPE, n = @Kept,"
                    + " is = {1, 2}, js = {1L}, ks = {int.class, String.class}, es = {ElementType.FIELD}, ns = {@Inner, @Inner(texts = {\"a\", \"b\"})}, none = {}) @Last void all() {}"
                    + " @Kept class Nested {} @Kept record Pair(@Kept int left, @OfClass int right) {} @Kept enum Colour { @Kept RED { @Kept void paint() {} }, BLUE } }";

    private static final Map<String, byte[]> CLASSES =
            Compiled.of(ANNOTATIONS, EVERYTHING).classes();

    private static Arguments row(String source, String file, String... uses) {
        return Arguments.of(source, file, List.of(uses));
    }

    static Stream<Arguments> places() {
        return Stream.of(
                row("class A {}", "A"),
                row("@Kept class A {}", "A", "Kept CLASS app.A kept"),
                row("@OfClass class A {}", "A", "OfClass CLASS app.A"),
                row("@Unsaid class A {}", "A", "Unsaid CLASS app.A"),
                row("@OfSource class A { @OfSource void act() {} }", "A"),
                row("@Kept @OfClass class A {}", "A", "Kept CLASS app.A kept", "OfClass CLASS app.A"),
                row("@Kept interface A {}", "A", "Kept CLASS app.A kept"),
                row("@Kept enum A {}", "A", "Kept CLASS app.A kept"),
                row("@Kept @interface A {}", "A", "Kept CLASS app.A kept"),
                row("class A { @Kept class B {} }", "A"),
                row("class A { @Kept class B {} }", "A$B", "Kept CLASS app.A$B kept"),
                row("class A { @Kept void act() {} }", "A", "Kept METHOD app.A.act kept"),
                row("class A { @OfClass void act() {} }", "A", "OfClass METHOD app.A.act"),
                row("class A { @Kept private static void act() {} }", "A", "Kept METHOD app.A.act kept"),
                row("abstract class A { @Kept abstract void act(); }", "A", "Kept METHOD app.A.act kept"),
                row("interface A { @Kept void act(); }", "A", "Kept METHOD app.A.act kept"),
                row("@interface A { @Kept String act(); }", "A", "Kept METHOD app.A.act kept"),
                row("class A { @Kept A() {} }", "A", "Kept OTHER app.A.<init> kept"),
                row("class A { @Kept int field; }", "A", "Kept OTHER app.A.field kept"),
                row("class A { @OfClass int field; }", "A", "OfClass OTHER app.A.field"),
                row("enum A { @Kept ONE }", "A", "Kept OTHER app.A.ONE kept"),
                row("class A { void act(@Kept int a) {} }", "A", "Kept OTHER app.A.act kept"),
                row("class A { void act(int a, @OfClass int b) {} }", "A", "OfClass OTHER app.A.act"),
                row(
                        "class A { @Kept void act(@OfClass int a, @Kept int b) {} }",
                        "A",
                        "Kept METHOD app.A.act kept",
                        "Kept OTHER app.A.act kept",
                        "OfClass OTHER app.A.act"),
                row(
                        "record A(@Kept int a) {}",
                        "A",
                        "Kept OTHER app.A.a kept",
                        "Kept OTHER app.A.<init> kept",
                        "Kept METHOD app.A.a kept",
                        "Kept OTHER app.A.a kept"),
                row("class A { void act() { @Kept int local = 0; } }", "A"),
                row("@One(1) class A {}", "A", "One CLASS app.A kept"),
                row(
                        "@One(1) @One(2) class A {}",
                        "A",
                        "Many CLASS app.A kept",
                        "One CLASS app.A kept",
                        "One CLASS app.A kept"),
                row(
                        "class A { @Inner(@Kept) @Last void act() {} }",
                        "A",
                        "Inner METHOD app.A.act kept",
                        "Kept METHOD app.A.act kept",
                        "Last METHOD app.A.act kept"),
                row(
                        "class A { @Inner(texts = {\"a\", \"b\"}) @Last void act() {} }",
                        "A",
                        "Inner METHOD app.A.act kept",
                        "Last METHOD app.A.act kept"),
                row("@interface A { Kept value() default @Kept; }", "A"),
                row(
                        "class A { void act(Object o) { class Local { @Kept void deep() {} } } }",
                        "A$1Local",
                        "Kept METHOD app.A$1Local.deep kept"),
                row(
                        "class A { Object o = new Object() { @Kept void deep() {} }; }",
                        "A$1",
                        "Kept METHOD app.A$1.deep kept"),
                row(
                        "@Deprecated class A { @Kept void act() {} }",
                        "A",
                        "Kept METHOD app.A.act kept",
                        "java.lang.Deprecated CLASS app.A kept"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void annotations(String source, String file, List<String> uses) throws IOException {
        ClassFile read = ClassFile.read(Compiled.of(ANNOTATIONS, source).bytes("app." + file));

        assertThat(read.uses().stream().map(ClassFileTest::text)).containsExactlyInAnyOrderElementsOf(uses);
    }

    private static String text(ClassFile.Use use) {
        return use.annotation().replaceFirst("^app\\.", "") + " " + use.place() + " " + use.element()
                + (use.isKept() ? " kept" : "");
    }

    /** The annotation looks like the method's own, and reflection does not show it there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A { @OnType public String act() { return null; } }",
                "class A { public @OnType String act() { return null; } }",
                "class A { @OnType String field; }",
                "class A { void act(@OnType String value) {} }",
                "class A<@OnType T> {}",
                "class A { <@OnType T> void act() {} }",
                "class A { @OnType A() {} }",
                "class A extends @OnType ArrayList<String> {}",
                "class A { List<@OnType String> act() { return null; } }",
                "class A { void act() throws @OnType IllegalStateException {} }",
                "record A(@OnType String value) {}"
            })
    void annotationsOnTypesAreSeenAndProtectNothing(String source) throws IOException {
        ClassFile read = ClassFile.read(Compiled.of(ANNOTATIONS, source).bytes("app.A"));

        assertThat(read.uses())
                .isNotEmpty()
                .allMatch(it -> it.annotation().equals("app.OnType") && it.place() == ClassFile.Place.OTHER);
    }

    @Test
    void everyKindOfValueIsSteppedOver() throws IOException {
        List<String> ofAll = ClassFile.read(CLASSES.get("app.A")).uses().stream()
                .filter(it -> it.element().equals("app.A.all"))
                .map(ClassFileTest::text)
                .toList();

        assertThat(ofAll)
                .containsExactly(
                        "All METHOD app.A.all kept",
                        "Kept METHOD app.A.all kept",
                        "Inner METHOD app.A.all kept",
                        "Inner METHOD app.A.all kept",
                        "Last METHOD app.A.all kept");
    }

    @Test
    void names() throws IOException {
        ClassFile read = ClassFile.read(CLASSES.get("app.A"));

        assertThat(read.name()).isEqualTo("app.A");
        assertThat(read.superName()).isEqualTo("java.util.ArrayList");
        assertThat(read.interfaces()).containsExactly("java.lang.Runnable", "java.lang.Comparable");
        assertThat(read.isAnnotation()).isFalse();
        assertThat(ClassFile.read(CLASSES.get("app.A$Nested")).name()).isEqualTo("app.A$Nested");
        assertThat(ClassFile.read(CLASSES.get("app.A$Pair")).superName()).isEqualTo("java.lang.Record");
        assertThat(ClassFile.read(CLASSES.get("app.Kept")).isAnnotation()).isTrue();
        assertThat(ClassFile.read(CLASSES.get("app.Kept")).interfaces())
                .containsExactly("java.lang.annotation.Annotation");
    }

    @Test
    void aPackagesAnnotations() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(
                "app/Kept.java",
                "package app; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) @interface Kept {}");
        sources.put("app/package-info.java", "@Kept package app;");

        ClassFile read = ClassFile.read(Compiled.ofFiles(sources).bytes("app.package-info"));

        assertThat(read.uses().stream().map(ClassFileTest::text)).containsExactly("Kept OTHER app.package-info kept");
    }

    @Test
    void aModulesAnnotations() throws IOException {
        ClassFile read = ClassFile.read(module());

        assertThat(read.name()).isEqualTo("module-info");
        assertThat(read.superName()).isNull();
        assertThat(read.uses().stream().map(ClassFileTest::text)).containsExactly("Kept OTHER module-info kept");
    }

    private static byte[] module() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(
                "app/Kept.java",
                "package app; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface Kept {}");
        sources.put(
                "module-info.java",
                "@app.Kept module m { requires java.logging; exports app; opens app; uses java.util.spi.ToolProvider; }");
        return Compiled.ofFiles(sources).bytes("module-info");
    }

    /** A long or a double takes two places in the table of constants. */
    @Test
    void constantsOfEveryKind() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xCAFEBABE);
        out.writeInt(61);
        int count = 1;
        ByteArrayOutputStream pool = new ByteArrayOutputStream();
        DataOutputStream constants = new DataOutputStream(pool);
        for (int tag : new int[] {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 20, 1}) {
            constants.writeByte(tag);
            if (tag == 1) {
                constants.writeUTF("a\u00e4\u20ac\0");
            } else if (tag == 12) {
                constants.writeShort(19);
                constants.writeShort(19);
            } else if (tag == 18) {
                constants.writeShort(0);
                constants.writeShort(12);
            } else {
                int size = List.of(5, 6).contains(tag)
                        ? 8
                        : List.of(7, 8, 16, 19, 20).contains(tag) ? 2 : tag == 15 ? 3 : 4;
                constants.write(new byte[size]);
            }
            count += List.of(5, 6).contains(tag) ? 2 : 1;
        }
        constants.writeByte(1);
        constants.writeUTF("app/Name");
        constants.writeByte(7);
        constants.writeShort(count);
        out.writeShort(count + 2);
        out.write(pool.toByteArray());
        out.writeShort(0x20);
        out.writeShort(count + 1);
        out.writeShort(count + 1);
        out.write(new byte[8]);

        assertThat(ClassFile.read(bytes.toByteArray()).name()).isEqualTo("app.Name");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lambdas")
    void interfacesThatLambdasImplement(String source, List<String> types) throws IOException {
        String declarations =
                "interface F { void act(); } interface G extends F {} interface Make { C make(); } interface Marker {} interface One<T> { T act(T it); } ";

        assertThat(ClassFile.read(Compiled.of(declarations + source).bytes("app.C"))
                        .lambdaTypes())
                .containsExactlyInAnyOrderElementsOf(types);
    }

    static Stream<Arguments> lambdas() {
        return Stream.of(
                Arguments.of("class C {}", List.of()),
                Arguments.of("class C { F it = () -> {}; }", List.of("app.F")),
                Arguments.of("class C { void run(Object x) { F it = () -> x.hashCode(); } }", List.of("app.F")),
                Arguments.of("class C { F it = this::hashCode; }", List.of("app.F")),
                Arguments.of("class C { static void run() {} F it = C::run; }", List.of("app.F")),
                Arguments.of("class C { Make it = C::new; }", List.of("app.Make")),
                Arguments.of("class C { G it = () -> {}; F other = () -> {}; }", List.of("app.G", "app.F")),
                Arguments.of("class C { One<F> it = x -> x; }", List.of("app.One")),
                Arguments.of("class C { F it = (F & java.io.Serializable) () -> {}; }", List.of("app.F")),
                Arguments.of("class C { Map.Entry<F, F> it; Runnable other = () -> {}; }", List.of()),
                Arguments.of("class C { String it(Object x) { return x + \"a\" + x; } }", List.of()),
                Arguments.of("class C { F it = new F() { public void act() {} }; }", List.of()),
                Arguments.of("record C(int it) {}", List.of()),
                Arguments.of("interface C { default F it() { return () -> {}; } }", List.of("app.F")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 13, 14, 21, 255})
    void aConstantOfAnUnknownKind(int tag) {
        byte[] bytes = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61, 0, 2, (byte) tag, 0, 0, 0, 0};

        assertThatThrownBy(() -> ClassFile.read(bytes)).isInstanceOf(IOException.class);
    }

    @Test
    void theNameOfThePropertyIsNoticed() throws IOException {
        byte[] names = Compiled.of("class A { String it = \"jakarta.ws.rs.loadServices\"; }")
                .bytes("app.A");
        byte[] others = Compiled.of(
                        "class A { String it = \"jakarta.ws.rs.loadServicez\"; String x = \"xjakarta.ws.rs.loadServices\"; }")
                .bytes("app.A");

        assertThat(ClassFile.read(names).mentionsLoadServices()).isTrue();
        assertThat(ClassFile.read(others).mentionsLoadServices()).isFalse();
    }

    static Stream<Arguments> wholeFiles() {
        return Stream.concat(
                CLASSES.entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue())),
                Stream.of(Arguments.of("module-info", module())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeFiles")
    void everyTruncationIsAnIOException(String name, byte[] bytes) {
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ClassFile.read(truncated))
                    .as("%s of %s bytes", length, bytes.length)
                    .isInstanceOf(IOException.class);
        }
    }

    /** A broken file that is never loaded must not fail the deployment. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeFiles")
    void damageIsAnIOExceptionOrNothing(String name, byte[] bytes) {
        Random random = new Random(1);
        for (int at = 0; at < bytes.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff, random.nextInt(256)}) {
                byte[] damaged = bytes.clone();
                damaged[at] = (byte) value;
                try {
                    ClassFile.read(damaged);
                } catch (IOException expected) {
                    // As it should be.
                } catch (RuntimeException | Error other) {
                    fail("byte " + at + " = " + value, other);
                }
            }
        }
    }

    /** 3 bytes for each array within an array: a file of 200 kB would run out of stack. */
    @Test
    void arraysWithinArraysWithoutEnd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xCAFEBABE);
        out.writeInt(61);
        out.writeShort(5);
        for (String text : List.of("app/A", "RuntimeVisibleAnnotations", "Lapp/Kept;")) {
            out.writeByte(1);
            out.writeUTF(text);
        }
        out.writeByte(7);
        out.writeShort(1);
        out.writeShort(0);
        out.writeShort(4);
        out.writeShort(0);
        out.write(new byte[6]);
        int depth = 100_000;
        out.writeShort(1);
        out.writeShort(2);
        out.writeInt(2 + 2 + 2 + 2 + 3 * depth + 3);
        out.writeShort(1);
        out.writeShort(3);
        out.writeShort(1);
        out.writeShort(3);
        for (int i = 0; i < depth; i++) {
            out.writeByte('[');
            out.writeShort(1);
        }
        out.writeByte('I');
        out.writeShort(1);

        assertThatThrownBy(() -> ClassFile.read(bytes.toByteArray())).isInstanceOf(IOException.class);
    }

    @Test
    void whateverElseIsNoClassFile() {
        for (String text : List.of("", "x", "PK\3\4", "\u00ca\u00fe\u00ba\u00be")) {
            assertThatThrownBy(() -> ClassFile.read(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(IOException.class);
        }
    }

    /** Thousands of files of every shape, compared with reflection. */
    @Test
    void readsTheClassesOfThePlatform() throws IOException {
        Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base/java");
        int count = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".class")).toList()) {
                ClassFile read = ClassFile.read(Files.readAllBytes(file));
                String name = root.getParent()
                        .relativize(file)
                        .toString()
                        .replace('/', '.')
                        .replaceFirst("\\.class$", "");
                assertThat(read.name()).isEqualTo(name);
                Class<?> type = type(name);
                assertThat(read.superName())
                        .isEqualTo(
                                type.isInterface()
                                        ? "java.lang.Object"
                                        : type.getSuperclass() == null
                                                ? null
                                                : type.getSuperclass().getName());
                assertThat(read.interfaces())
                        .isEqualTo(Stream.of(type.getInterfaces())
                                .map(Class::getName)
                                .toList());
                assertThat(read.isAnnotation()).isEqualTo(type.isAnnotation());
                assertThat(read.uses().stream()
                                .filter(it -> it.place() == ClassFile.Place.CLASS && it.isKept())
                                .map(ClassFile.Use::annotation)
                                .collect(Collectors.toSet()))
                        .as(name)
                        .containsAll(Stream.of(type.getDeclaredAnnotations())
                                .map(it -> it.annotationType().getName())
                                .toList());
                count++;
            }
        }
        assertThat(count).isGreaterThan(1000);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
