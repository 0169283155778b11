package org.hled.api.delivery.sink;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook's receiver and we share, to sign events by the scheme of Standard Webhooks. A secret that begins with
 * {@code whsec_} is that many bytes in Base64, any other is its own bytes.
 */
final class Secret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String BASE64_PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;

    private final SecretKeySpec key;

    private Secret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads a setting.
     *
     * @throws InvalidSettingException if it is too short, or is not what its prefix says
     */
    static Secret of(String property, String text) {
        byte[] key = bytes(property, text.strip());
        if (key.length < FEWEST_BYTES) {
            throw InvalidSettingException.of(property, "must have at least %d bytes.".formatted(FEWEST_BYTES));
        }
        return new Secret(key);
    }

    private static byte[] bytes(String property, String text) {
        if (!text.startsWith(BASE64_PREFIX)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text.substring(BASE64_PREFIX.length()));
        } catch (IllegalArgumentException e) {
            // Its message would repeat a part of the secret.
            throw InvalidSettingException.of(property, "must have Base64 after %s.".formatted(BASE64_PREFIX));
        }
    }

    /** The signature of a message, as the header {@code webhook-signature} has it. */
    String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
