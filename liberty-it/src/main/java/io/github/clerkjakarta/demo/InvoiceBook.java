package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.HasPermission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that protects itself, whoever calls it. */
@ApplicationScoped
public class InvoiceBook {
    private final List<String> invoices = new CopyOnWriteArrayList<>(List.of("INV-1", "INV-2"));

    @HasPermission("org:invoices:read")
    public List<String> list() {
        return List.copyOf(invoices);
    }

    @HasPermission("org:invoices:create")
    public String add(String number) {
        invoices.add(number);
        return number;
    }

    @HasPermission("org:invoices:create")
    public boolean remove(String number) {
        return invoices.remove(number);
    }

    @HasPermission("org:reports:read")
    public int total() {
        return invoices.size();
    }
}
