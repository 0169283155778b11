package org.hled.local.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.hled.local.stack.Ports;
import org.hled.local.stack.StackConfig;

/**
 * A broker that takes TLS with SASL/SCRAM on a port of its own, and lets principals do what a page says. Beside it the plaintext
 * port stays, for the test itself, which may do anything.
 */
final class SecuredBroker {

    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final int ITERATIONS = 4096;
    private static final String STORE_PASSWORD = "of-the-store";
    private static final String BEGIN = "<!-- tested: SecuredClusterIT -->";
    private static final String END = "<!-- /tested -->";

    private final Path directory;
    private final int plaintextPort;
    private final int port = Ports.free();
    private final int controllerPort = Ports.free();

    /** @param directory where keys and clients' settings are written */
    SecuredBroker(Path directory, StackConfig config) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        this.plaintextPort = config.kafkaPort();
        keytool("-genkeypair", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1", "-keyalg", "EC", "-validity", "2");
        keytool("-exportcert", "-rfc", "-file", certificate());
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The settings that make it one. */
    Map<String, String> settings() {
        String clients = "PLAINTEXT://127.0.0.1:%d,SASL_SSL://127.0.0.1:%d".formatted(plaintextPort, port);
        return Map.ofEntries(
                Map.entry("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", clients),
                Map.entry(
                        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("sasl.enabled.mechanisms", MECHANISM),
                Map.entry(
                        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                Map.entry("ssl.keystore.location", keyStore()),
                Map.entry("ssl.keystore.password", STORE_PASSWORD),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:ANONYMOUS"));
    }

    /**
     * Makes a principal with the rights that the page gives one of its kind.
     *
     * @param kind as the page names it
     * @param name what stands for AGENCY in names of topics, too
     * @return the file of its settings
     */
    Path add(Admin admin, String kind, String name) throws ExecutionException, InterruptedException, IOException {
        String password = password(name);
        UserScramCredentialAlteration user = new UserScramCredentialUpsertion(
                name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password);
        admin.alterUserScramCredentials(List.of(user)).all().get();
        admin.createAcls(rights(kind, name)).all().get();
        Path file = directory.resolve(name + ".properties");
        Files.writeString(file, """
                security.protocol=SASL_SSL
                sasl.mechanism=%s
                sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="%s";
                ssl.truststore.type=PEM
                ssl.truststore.location=%s
                """.formatted(MECHANISM, name, password, certificate()));
        return file;
    }

    static String password(String name) {
        return "secret-of-" + name;
    }

    private static List<AclBinding> rights(String kind, String name) throws IOException {
        List<String> page = Files.readAllLines(Shell.ROOT.resolve("docs/security.md"));
        List<AclBinding> rights = new ArrayList<>();
        for (String line : page.subList(page.indexOf(BEGIN) + 1, page.indexOf(END))) {
            String[] cells = line.split(" *\\| *");
            if (cells.length > 1 && cells[1].equals(kind)) {
                ResourcePattern what =
                        pattern(cells[2], cells[3].replace("`", "").replace("AGENCY", name));
                for (String operation : cells[4].split(", *")) {
                    rights.add(new AclBinding(
                            what,
                            new AccessControlEntry(
                                    "User:" + name,
                                    "*",
                                    AclOperation.fromString(underscored(operation)),
                                    AclPermissionType.ALLOW)));
                }
            }
        }
        if (rights.isEmpty()) {
            throw new AssertionError("docs/security.md gives no rights to " + kind);
        }
        return rights;
    }

    private static ResourcePattern pattern(String kind, String name) {
        ResourceType type = ResourceType.fromString(kind.replace(' ', '_'));
        return name.endsWith("*")
                ? new ResourcePattern(type, name.substring(0, name.length() - 1), PatternType.PREFIXED)
                : new ResourcePattern(type, name, PatternType.LITERAL);
    }

    /** Kafka writes DescribeConfigs, and takes DESCRIBE_CONFIGS. */
    private static String underscored(String operation) {
        return operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
    }

    private String keyStore() {
        return directory.resolve("broker.p12").toString();
    }

    private String certificate() {
        return directory.resolve("broker.pem").toString();
    }

    private void keytool(String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of(
                "-alias", "broker", "-keystore", keyStore(), "-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        Path log = directory.resolve("keytool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(Files.readString(log));
        }
    }
}
