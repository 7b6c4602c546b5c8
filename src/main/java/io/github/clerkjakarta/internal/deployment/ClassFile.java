package io.github.clerkjakarta.internal.deployment;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The supertypes and annotations in a class file, read without loading the class. Reflection shows neither annotations
 * that are not kept at run time nor classes that have not been loaded yet.
 *
 * @param superName null for {@code Object} and for modules
 * @param lambdaTypes the interfaces that the class implements by lambdas or method references
 * @param mentionsLoadServices true if a constant names the property that switches JAX-RS service files off
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">JVM specification: the class file
 * format</a>
 */
record ClassFile(
        String name,
        @Nullable String superName,
        List<String> interfaces,
        boolean isAnnotation,
        List<Use> uses,
        Set<String> lambdaTypes,
        boolean mentionsLoadServices) {

    /**
     * An annotation on an element.
     *
     * @param annotation the name of its type
     * @param element the class, or a member with its class
     * @param outer the annotation that has it as a value; null if it stands on the element itself
     * @param isKept true if reflection shows it
     */
    record Use(
            String annotation,
            Place place,
            String element,
            @Nullable String outer,
            boolean isKept) {}

    /** The kinds of element. */
    enum Place {
        CLASS,
        METHOD,
        OTHER
    }

    static ClassFile read(byte[] bytes) throws IOException {
        try {
            return new Reader(bytes).read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
            throw new IOException("not a class file", malformed);
        }
    }

    private static final class Reader {
        private static final int MAGIC = 0xCAFEBABE;
        private static final int ANNOTATION = 0x2000;
        private static final int MODULE = 0x8000;
        private static final int CLASS = 7;
        private static final int INVOKE_DYNAMIC = 18;

        private final byte[] bytes;
        private final List<Use> uses = new ArrayList<>();

        /** Interfaces that lambdas implement besides the one in their descriptor. */
        private final Set<String> markers = new LinkedHashSet<>();

        private int[] constants = {};

        /** The decoded constants, each decoded once: nearly every member has the same attributes. */
        private @Nullable String[] texts = {};

        private String name = "";
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        ClassFile read() throws IOException {
            if (u4() != MAGIC) {
                throw new IOException("not a class file");
            }
            position += 4;
            boolean mentionsLoadServices = readConstants();
            int access = u2();
            name = className(u2());
            int superIndex = u2();
            String superName = superIndex == 0 || (access & MODULE) != 0 ? null : className(superIndex);
            List<String> interfaces = new ArrayList<>();
            for (int i = u2(); i > 0; i--) {
                interfaces.add(className(u2()));
            }
            for (int i = u2(); i > 0; i--) {
                member(false);
            }
            for (int i = u2(); i > 0; i--) {
                member(true);
            }
            // A package's or module's annotations protect nothing.
            boolean isClass = !name.endsWith("package-info") && (access & MODULE) == 0;
            attributes(isClass ? Place.CLASS : Place.OTHER, 0);
            return new ClassFile(
                    name,
                    superName,
                    interfaces,
                    (access & ANNOTATION) != 0,
                    List.copyOf(uses),
                    lambdaTypes(),
                    mentionsLoadServices);
        }

        /** Returns the results of calls that are linked at run time, as lambdas are. */
        private Set<String> lambdaTypes() throws IOException {
            Set<String> types = new LinkedHashSet<>(markers);
            for (int at : constants) {
                if (at > 0 && bytes[at] == INVOKE_DYNAMIC) {
                    String descriptor = utf8(u2At(constants[u2At(at + 3)] + 3));
                    String result = descriptor.substring(descriptor.indexOf(')') + 1);
                    if (result.startsWith("L") && !result.startsWith("Ljava/")) {
                        types.add(dotted(result.substring(1, result.length() - 1)));
                    }
                }
            }
            return types;
        }

        /** @param handle the constant of a method handle, which leads to a reference, and that to a name */
        private boolean isMarkedLambda(int handle) throws IOException {
            int reference = constants[u2At(constants[handle] + 2)];
            return utf8(u2At(constants[u2At(reference + 3)] + 1)).equals("altMetafactory");
        }

        private void member(boolean isMethod) throws IOException {
            position += 2;
            int ownName = u2();
            position += 2;
            // Constructors and static initializers have names that no method can have.
            boolean named = isMethod && bytes[constants[ownName] + 3] != '<';
            attributes(named ? Place.METHOD : Place.OTHER, ownName);
        }

        private boolean readConstants() throws IOException {
            constants = new int[u2()];
            texts = new String[constants.length];
            boolean mentions = false;
            for (int i = 1; i < constants.length; i++) {
                constants[i] = position;
                int tag = u1();
                switch (tag) {
                    case 1 -> {
                        int length = u2();
                        mentions |= length == LoadServices.PROPERTY.length() && utf8(i).equals(LoadServices.PROPERTY);
                        position += length;
                    }
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> position += 4;
                    case 5, 6 -> {
                        position += 8;
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> position += 2;
                    case 15 -> position += 3;
                    default -> throw new IOException("constant of unknown kind " + tag);
                }
            }
            return mentions;
        }

        /** @param member the constant with the member's name; 0 for the class itself */
        private void attributes(Place place, int member) throws IOException {
            List<Use> onTypes = new ArrayList<>();
            int first = uses.size();
            for (int i = u2(); i > 0; i--) {
                String attribute = utf8(u2());
                int end = u4() + position;
                if (end < position || end > bytes.length) {
                    throw new IOException("attribute " + attribute + " is longer than the file");
                }
                boolean kept = attribute.startsWith("RuntimeVisible");
                switch (attribute) {
                    case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" -> annotations(place, member, kept);
                    case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" -> {
                        for (int parameter = u1(); parameter > 0; parameter--) {
                            annotations(Place.OTHER, member, kept);
                        }
                    }
                    case "BootstrapMethods" -> {
                        for (int method = u2(); method > 0; method--) {
                            boolean ofLambda = isMarkedLambda(u2());
                            for (int argument = u2(); argument > 0; argument--) {
                                int constant = u2();
                                if (ofLambda && bytes[constants[constant]] == CLASS) {
                                    markers.add(className(constant));
                                }
                            }
                        }
                    }
                    case "Record" -> {
                        for (int component = u2(); component > 0; component--) {
                            int ownName = u2();
                            position += 2;
                            attributes(Place.OTHER, ownName);
                        }
                    }
                    case "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations" -> {
                        int before = uses.size();
                        for (int use = u2(); use > 0; use--) {
                            typeTarget();
                            annotation(Place.OTHER, member, null, kept);
                        }
                        List<Use> found = uses.subList(before, uses.size());
                        onTypes.addAll(found);
                        found.clear();
                    }
                    // Annotations in a method's body protect nothing, and no reader expects that they do.
                    default -> {}
                }
                position = end;
            }
            // An annotation that may stand on methods and on types is written twice: for the method and for its result.
            List<Use> onElement = List.copyOf(uses.subList(first, uses.size()));
            onTypes.removeIf(
                    type -> onElement.stream().anyMatch(it -> it.annotation().equals(type.annotation())));
            uses.addAll(onTypes);
        }

        /** Skips the position of the type within the declaration. */
        private void typeTarget() {
            int kind = u1();
            switch (kind) {
                case 0x00, 0x01, 0x16 -> position += 1;
                case 0x10, 0x11, 0x12, 0x17 -> position += 2;
                case 0x13, 0x14, 0x15 -> {}
                default -> throw new IllegalArgumentException("type annotation of unknown kind " + kind);
            }
            int steps = u1();
            position += 2 * steps;
        }

        private void annotations(Place place, int member, boolean kept) throws IOException {
            for (int i = u2(); i > 0; i--) {
                annotation(place, member, null, kept);
            }
        }

        private void annotation(Place place, int member, @Nullable String outer, boolean kept) throws IOException {
            String descriptor = utf8(u2());
            String element = member == 0 ? name : name + "." + utf8(member);
            String annotation = dotted(descriptor.substring(1, descriptor.length() - 1));
            uses.add(new Use(annotation, place, element, outer, kept));
            for (int i = u2(); i > 0; i--) {
                position += 2;
                value(u1(), place, member, annotation, kept);
            }
        }

        private void value(int kind, Place place, int member, String outer, boolean kept) throws IOException {
            switch (kind) {
                case 'e' -> position += 4;
                // Repeated annotations stand in a container.
                case '@' -> annotation(place, member, outer, kept);
                case '[' -> {
                    for (int i = u2(); i > 0; i--) {
                        int element = u1();
                        if (element == '[') {
                            throw new IOException("an annotation's array has arrays");
                        }
                        value(element, place, member, outer, kept);
                    }
                }
                default -> position += 2;
            }
        }

        private String className(int index) throws IOException {
            return dotted(utf8(u2At(constants[index] + 1)));
        }

        private static String dotted(String name) {
            return name.replace('/', '.');
        }

        private String utf8(int index) throws IOException {
            if (texts[index] == null) {
                int at = constants[index] + 1;
                texts[index] = new DataInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at)).readUTF();
            }
            return texts[index];
        }

        private int u1() {
            return bytes[position++] & 0xff;
        }

        private int u2() {
            return u1() << 8 | u1();
        }

        private int u2At(int at) {
            return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
        }

        private int u4() {
            return u2() << 16 | u2();
        }
    }
}
