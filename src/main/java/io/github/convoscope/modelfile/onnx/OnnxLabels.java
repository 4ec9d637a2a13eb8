package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the classes, where the file's metadata has them: as a JSON list, as a list with
 * commas or one a line, or as a Python dictionary from number to name.
 */
final class OnnxLabels {
  private static final Set<String> KEYS =
      Set.of("labels", "classes", "class_names", "names", "label_names");
  private static final int LONGEST = 1 << 20;
  private static final int LONGEST_LABEL = 200;
  private static final Pattern ENTRY = Pattern.compile("(\\d+)\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\")");

  private OnnxLabels() {}

  /**
   * The names.
   *
   * @param classes how many there must be
   * @return empty where the file has none that fit
   */
  static List<String> of(ModelProto model, int classes) {
    for (StringStringEntryProto entry : model.getMetadataPropsList()) {
      String text = entry.getValue();
      if (KEYS.contains(entry.getKey()) && text.length() <= LONGEST) {
        List<String> labels = read(text.strip());
        if (labels.size() == classes && labels.stream().allMatch(OnnxLabels::isLabel)) {
          return labels;
        }
      }
    }
    return List.of();
  }

  private static boolean isLabel(String label) {
    return !label.isBlank()
        && label.length() <= LONGEST_LABEL
        && label.chars().noneMatch(Character::isISOControl);
  }

  private static List<String> read(String text) {
    List<String> labels = new ArrayList<>();
    if (text.startsWith("[")) {
      try {
        for (JsonNode name : new ObjectMapper().readTree(text)) {
          labels.add(name.asText());
        }
      } catch (JsonProcessingException e) {
        return List.of();
      }
    } else if (text.startsWith("{")) {
      Matcher entry = ENTRY.matcher(text);
      while (entry.find()) {
        if (!entry.group(1).equals(String.valueOf(labels.size()))) {
          return List.of();
        }
        labels.add(entry.group(2) != null ? entry.group(2) : entry.group(3));
      }
    } else {
      for (String name : text.split(text.contains("\n") ? "\n" : ",", 0)) {
        labels.add(name.strip());
      }
    }
    return labels;
  }
}
