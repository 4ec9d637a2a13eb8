package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.LayerKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Chooses a unique name for each layer, which can be part of a file name: as the module was called
 * that it comes from, otherwise conv1, pool1.
 *
 * <pre>{@code
 * // "layer1.0.conv1.weight" or "/layer1/layer1.0/conv1/Conv" becomes "layer1_0_conv1".
 * }</pre>
 */
final class OnnxNames {
  private static final int LONGEST = 40;

  private final Set<String> used = new HashSet<>(Set.of("input"));
  private final Map<String, Integer> counts = new HashMap<>();

  String name(OnnxLayer layer) {
    OnnxNode node = layer.node();
    String prefix = prefix(layer.kind());
    int count = counts.merge(prefix, 1, Integer::sum);
    String own = "";
    if (layer.weights().kernel().length > 0) {
      for (int i = 1; i < node.inputs().size() && own.isEmpty(); i++) {
        own = module(node.input(i));
      }
    }
    if (own.isEmpty()) {
      own = scope(node.proto().getName(), node.type());
    }
    return unique(own.isEmpty() ? prefix + count : own);
  }

  /** The module that a weight belongs to; empty where its name doesn't say. */
  private static String module(String weight) {
    return weight.matches("[A-Za-z_][\\w.]*\\.(weight|kernel|weight_quantized)")
        ? clean(weight.substring(0, weight.lastIndexOf('.')))
        : "";
  }

  private static String scope(String name, String type) {
    String[] parts = name.split("/", 0);
    StringBuilder scope = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean repeated = i + 1 < parts.length && parts[i + 1].startsWith(parts[i] + ".");
      boolean last = i == parts.length - 1;
      if (!parts[i].isEmpty() && !repeated && !(last && isAutomatic(parts[i], type))) {
        scope.append(scope.isEmpty() ? "" : "_").append(parts[i]);
      }
    }
    return clean(scope.toString());
  }

  /** Conv, Conv_12, node_Conv_3: what exporters call a node without a name of its own. */
  private static boolean isAutomatic(String name, String type) {
    String plain = name.replaceFirst("^(node|n)_", "").replaceFirst("(_[0-9]+)+$", "");
    return plain.equalsIgnoreCase(type) || name.matches("[0-9]+|(Conv2D|MatMul|BiasAdd)(_.*)?");
  }

  private static String clean(String name) {
    String clean = name.replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^_+|_+$", "");
    return clean.length() > LONGEST ? clean.substring(clean.length() - LONGEST) : clean;
  }

  private String unique(String name) {
    String unique = name;
    for (int i = 2; !used.add(unique); i++) {
      unique = name + "-" + i;
    }
    return unique;
  }

  private static String prefix(LayerKind kind) {
    return switch (kind) {
      case CONVOLUTION -> "conv";
      case POOLING -> "pool";
      case DENSE, OUTPUT -> "dense";
      case NORMALISATION, RESPONSE_NORMALISATION, STANDARDISATION -> "norm";
      case INTERPOLATION, UPSAMPLING -> "upsampling";
      case PARAMETRIC_RELU, ACTIVATION -> "activation";
      case CONCATENATE -> "concat";
      case OTHER, INPUT -> "layer";
      default -> kind.word();
    };
  }
}
