package io.github.clerkjakarta.internal.url;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes IP addresses in the one way in which browsers write them: to them {@code 127.1}, {@code 0x7f.1} and {@code 2130706433} are all
 * {@code 127.0.0.1}.
 *
 * @see <a href="https://url.spec.whatwg.org/#concept-ipv4-parser">URL Standard: IPv4 parser</a>
 */
final class IpAddress {
    private static final long TOO_LARGE = 1L << 32;

    private IpAddress() {}

    /** Returns true if the last label is a number: such a host is an IPv4 address, or malformed. */
    static boolean isAddress(String host) {
        int end = host.length() - (host.endsWith(".") ? 1 : 0);
        String last = host.substring(host.lastIndexOf('.', end - 1) + 1, end);
        return !last.isEmpty()
                && isDigit(last.charAt(0))
                && (last.chars().allMatch(IpAddress::isDigit) || number(last) >= 0);
    }

    /** Returns the address as four decimal numbers, or null if the host is not an IPv4 address. */
    static @Nullable String ofVersion4(String host) {
        List<String> labels = labels(host);
        int last = labels.size() - 1;
        if (last > 3) {
            return null;
        }
        long address = 0;
        for (int i = 0; i <= last; i++) {
            long part = number(labels.get(i));
            // The last number stands for all bytes that are left.
            int bits = i < last ? 8 : 8 * (4 - last);
            if (part < 0 || part >= 1L << bits) {
                return null;
            }
            address = address << bits | part;
        }
        return (address >> 24) + "." + (address >> 16 & 0xFF) + "." + (address >> 8 & 0xFF) + "." + (address & 0xFF);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** One dot at the end does not count. */
    private static List<String> labels(String host) {
        String[] labels = host.split("\\.", -1);
        boolean dot = labels.length > 1 && labels[labels.length - 1].isEmpty();
        return Arrays.asList(labels).subList(0, labels.length - (dot ? 1 : 0));
    }

    /** Returns a decimal, octal (0...) or hexadecimal (0x...) number, or -1 if the text is not one. */
    private static long number(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        boolean octal = !hex && text.length() > 1 && text.startsWith("0");
        int radix = hex ? 16 : octal ? 8 : 10;
        long number = text.isEmpty() ? -1 : 0;
        for (int i = hex ? 2 : 0; i < text.length() && number >= 0; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            number = digit < 0 ? -1 : Math.min(number * radix + digit, TOO_LARGE);
        }
        return number;
    }

    /** Returns the address in brackets, its longest row of zeros left out, or null if the text is not an IPv6 address in brackets. */
    static @Nullable String ofVersion6(String text) {
        if (text.length() > Host.LONGEST || !Host.isIpv6(text)) {
            return null;
        }
        String address = text.substring(1, text.length() - 1);
        int gap = address.indexOf("::");
        List<Integer> groups = groups(gap < 0 ? address : address.substring(0, gap));
        List<Integer> after = groups(gap < 0 ? "" : address.substring(gap + 2));
        while (groups.size() + after.size() < 8) {
            groups.add(0);
        }
        groups.addAll(after);
        return "[" + written(groups) + "]";
    }

    private static List<Integer> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        for (String group : text.isEmpty() ? new String[0] : text.split(":")) {
            if (group.contains(".")) {
                String[] bytes = group.split("\\.");
                groups.add(Integer.parseInt(bytes[0]) << 8 | Integer.parseInt(bytes[1]));
                groups.add(Integer.parseInt(bytes[2]) << 8 | Integer.parseInt(bytes[3]));
            } else {
                groups.add(Integer.parseInt(group, 16));
            }
        }
        return groups;
    }

    private static String written(List<Integer> groups) {
        int start = 0;
        int length = 1;
        for (int from = 0; from < 8; from++) {
            int to = from;
            while (to < 8 && groups.get(to) == 0) {
                to++;
            }
            if (to - from > length) {
                start = from;
                length = to - from;
            }
        }
        if (length == 1) {
            return hex(groups);
        }
        return hex(groups.subList(0, start)) + "::" + hex(groups.subList(start + length, 8));
    }

    private static String hex(List<Integer> groups) {
        return String.join(":", groups.stream().map(Integer::toHexString).toList());
    }
}
