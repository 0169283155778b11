package org.hled.local.catalog;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hled.catalog.Initiative;
import org.hled.local.fault.Fault;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A file of catalog entries in YAML: a list {@code initiatives}, each with the fields of the schema. */
public final class CatalogFile {

    private static final String TOP = "initiatives";

    private CatalogFile() {}

    /** Whether a file of this name holds a catalog. */
    public static boolean isNamedLikeOne(Path path) {
        return path.toString().endsWith(".yaml") || path.toString().endsWith(".yml");
    }

    /**
     * Reads all entries.
     *
     * @throws Fault naming the line, the entry and the field of what is wrong
     */
    public static List<Initiative> read(Path path) {
        try (Reader reader = Files.newBufferedReader(path)) {
            // Nodes, not values: they know their lines, and a scalar is still the text that was written.
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            List<Node> entries = entries(root);
            List<Initiative> initiatives = IntStream.range(0, entries.size())
                    .mapToObj(i -> initiative(i + 1, entries.get(i)))
                    .toList();
            requireDistinct(initiatives, entries);
            return initiatives;
        } catch (InvalidEntryException e) {
            throw new Fault("%s:%d: %s".formatted(path, e.line(), e.getMessage()), e);
        } catch (MarkedYAMLException e) {
            throw new Fault(
                    "%s:%d: is not YAML: %s".formatted(path, e.getProblemMark().getLine() + 1, e.getProblem()), e);
        } catch (NoSuchFileException e) {
            throw new Fault("%s: no such file".formatted(path), e);
        } catch (CharacterCodingException e) {
            throw new Fault("%s: is not text in UTF-8".formatted(path), e);
        } catch (IOException e) {
            throw new Fault("%s: cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static List<Node> entries(Node root) {
        if (root instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && mapping.getValue().getFirst().getKeyNode() instanceof ScalarNode key
                && key.getValue().equals(TOP)
                && mapping.getValue().getFirst().getValueNode() instanceof SequenceNode list) {
            return list.getValue();
        }
        throw new InvalidEntryException(1, "the file must hold a list 'initiatives', and nothing beside it");
    }

    private static Initiative initiative(int number, Node node) {
        return (Initiative) new EntryMapper(nameOf(number, node)).map(Initiative.getClassSchema(), node);
    }

    /** What the entry is called in a message: by its id if it has one. */
    private static String nameOf(int number, Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple field : mapping.getValue()) {
                if (field.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id")
                        && field.getValueNode() instanceof ScalarNode id) {
                    return id.getValue();
                }
            }
        }
        return "number " + number;
    }

    private static void requireDistinct(List<Initiative> initiatives, List<Node> entries) {
        Map<String, Integer> lines = new HashMap<>();
        for (int i = 0; i < initiatives.size(); i++) {
            int line = InvalidEntryException.lineOf(entries.get(i));
            Integer other = lines.put(initiatives.get(i).getId(), line);
            if (other != null) {
                throw new InvalidEntryException(
                        line,
                        "initiative %s stands twice: also on line %d"
                                .formatted(initiatives.get(i).getId(), other));
            }
        }
    }
}
