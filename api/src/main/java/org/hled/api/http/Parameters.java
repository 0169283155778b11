package org.hled.api.http;

import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The query of a request, read strictly: a name or a value that makes no sense is refused, not passed over, since a
 * figure for something else than was meant is worse than none. All that is wrong is told at once.
 */
public final class Parameters {

    private final HttpRequest<?> request;
    private final List<Problem.ParameterError> errors = new ArrayList<>();

    private Parameters(HttpRequest<?> request) {
        this.request = request;
    }

    /** The query of the request, which may have parameters of these names only. */
    public static Parameters of(HttpRequest<?> request, String... allowed) {
        Parameters parameters = new Parameters(request);
        Set<String> unknown = new TreeSet<>(request.getParameters().names());
        Arrays.asList(allowed).forEach(unknown::remove);
        String names = allowed.length == 0 ? "there is none here" : "allowed are " + String.join(", ", allowed);
        unknown.forEach(name -> parameters.refuse(name, "There is no such parameter; %s.".formatted(names)));
        return parameters;
    }

    /**
     * The values of a parameter that may be repeated; empty if it is absent.
     *
     * @param reader makes something of a value; empty if that cannot be done
     * @param allowed what the values may be, for people
     */
    public <T> List<T> all(String name, Function<String, Optional<T>> reader, String allowed) {
        List<T> values = new ArrayList<>();
        for (String text : request.getParameters().getAll(name)) {
            reader.apply(text)
                    .ifPresentOrElse(
                            values::add, () -> refuse(name, "It must be %s, not '%s'.".formatted(allowed, text)));
        }
        return values;
    }

    /** The value of a parameter that may stand once; empty if it is absent. */
    public <T> Optional<T> one(String name, Function<String, Optional<T>> reader, String allowed) {
        if (request.getParameters().getAll(name).size() > 1) {
            refuse(name, "It may be given once only.");
            return Optional.empty();
        }
        return all(name, reader, allowed).stream().findFirst();
    }

    /** The values of a parameter that takes any text but none at all. */
    public List<String> texts(String name) {
        return all(name, text -> Optional.of(text).filter(given -> !given.isBlank()), "a text that is not empty");
    }

    /** Which page is asked for: {@code limit} and {@code cursor}. */
    public PageRequest page(Cursor.Kind kind) {
        return page(kind, key -> true);
    }

    /**
     * Which page is asked for, of a list that is not always the same one.
     *
     * @param fits whether the key that the page before ended with is of the list asked for
     */
    public PageRequest page(Cursor.Kind kind, Predicate<List<String>> fits) {
        int limit = one("limit", Parameters::limit, "a whole number from 1 to " + PageRequest.MAX_LIMIT)
                .orElse(PageRequest.DEFAULT_LIMIT);
        Optional<List<String>> after = one(
                "cursor",
                text -> Cursor.decode(kind, text).filter(fits),
                "the value of next in an answer of this resource");
        return new PageRequest(limit, after);
    }

    /** Makes something of the values if all are in order; else ends the request with 400. */
    public <T> T build(Supplier<T> builder) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalidParameters(errors);
        }
        return builder.get();
    }

    /** Says what is wrong with a parameter, where its value alone does not tell. */
    public void refuse(String name, String detail) {
        errors.add(Problem.ParameterError.ofParameter(name, detail));
    }

    private static Optional<Integer> limit(String text) {
        if (!text.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text)).filter(limit -> limit >= 1 && limit <= PageRequest.MAX_LIMIT);
    }
}
