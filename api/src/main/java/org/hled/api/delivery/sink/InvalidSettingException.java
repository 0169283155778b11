package org.hled.api.delivery.sink;

import java.util.Locale;

/** A setting of the delivery that makes no sense. Its message begins with the setting's variable, and tells no secret. */
final class InvalidSettingException extends IllegalArgumentException {

    private InvalidSettingException(String message) {
        super(message);
    }

    /**
     * @param property name of the setting, e.g. {@code hled.webhooks.ops.url}
     * @param problem what is wrong with it and what is allowed, without its value where that may be secret
     */
    static InvalidSettingException of(String property, String problem) {
        String variable = property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        return new InvalidSettingException("%s (%s) %s".formatted(variable, property, problem));
    }
}
