package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.MergeOperator;
import java.util.List;
import java.util.Locale;

/** Describes a network as JSON, for {@code describe} and the index files. */
final class NetworkJson {
  private NetworkJson() {}

  /** The whole network; {@code layers} has an object for each layer. */
  static ObjectNode of(Model model) {
    NetworkSpec spec = model.spec();
    ModelCard card = model.card();
    ObjectNode node = JsonOutput.MAPPER.createObjectNode();
    node.put("name", card.name());
    node.put("file", model.file());
    node.put("sha256", model.checksum());
    node.put("format", model.format());
    Message remark = model.remark();
    if (remark != null) {
      node.put("remark", Messages.text(remark, Locale.ENGLISH));
    }
    node.put("parameters", spec.parameters());
    node.put("neurons", spec.neurons());
    ArrayNode labels = node.putArray("labels");
    spec.labels().forEach(labels::add);
    ObjectNode input = node.putObject("input");
    input.set("shape", JsonOutput.array(spec.input().shape().extents()));
    input.set("range", JsonOutput.array(model.inputRange().low(), model.inputRange().high()));
    PictureInput picture = card.picture();
    if (!picture.equals(PictureInput.UNKNOWN)) {
      input.put("placement", picture.placement().word());
      input.put("channels", picture.order().word());
      input.put("ink", picture.polarity().word());
      input.set("mean", JsonOutput.MAPPER.valueToTree(picture.mean()));
      input.set("deviation", JsonOutput.MAPPER.valueToTree(picture.deviation()));
    }
    ArrayNode layers = node.putArray("layers");
    spec.layers().forEach(layer -> layers.add(of(layer)));
    if (!card.facts().isEmpty()) {
      node.set("card", JsonOutput.MAPPER.valueToTree(card.facts()));
    }
    return node;
  }

  private static ObjectNode of(LayerSpec layer) {
    ObjectNode node = JsonOutput.MAPPER.createObjectNode();
    node.put("index", layer.index());
    node.put("name", layer.name());
    node.put("kind", layer.kind().word());
    node.set("shape", JsonOutput.array(layer.shape().extents()));
    node.put("neurons", layer.shape().size());
    node.put("parameters", layer.parameters());
    if (!layer.inputs().equals(List.of(layer.index() - 1)) && !layer.inputs().isEmpty()) {
      ArrayNode inputs = node.putArray("inputs");
      layer.inputs().forEach(inputs::add);
    }
    if (hasFunction(layer)) {
      node.put("activation", layer.activation().word());
    }
    Window window = layer.window();
    if (window != null) {
      node.set("kernel", JsonOutput.array(window.kernelRows(), window.kernelColumns()));
      node.set("stride", JsonOutput.array(window.strideRows(), window.strideColumns()));
      node.set("padding", JsonOutput.array(padding(window)));
      if (window.dilationRows() > 1 || window.dilationColumns() > 1) {
        node.set("dilation", JsonOutput.array(window.dilationRows(), window.dilationColumns()));
      }
    }
    if (layer.pooling() != null) {
      node.put("pooling", layer.pooling().word());
    }
    if (layer.operator() instanceof MergeOperator merge) {
      node.put("merge", merge.rule().word());
    }
    return node;
  }

  private static boolean hasFunction(LayerSpec layer) {
    return switch (layer.kind()) {
      case CONVOLUTION, DENSE, OUTPUT, ACTIVATION -> true;
      default -> layer.activation() != ActivationFunction.IDENTITY;
    };
  }

  private static int[] padding(Window window) {
    boolean even = window.padTop() == window.padBottom() && window.padLeft() == window.padRight();
    return even
        ? new int[] {window.padTop(), window.padLeft()}
        : new int[] {window.padTop(), window.padBottom(), window.padLeft(), window.padRight()};
  }

  /** How the names of a layer's files begin, such as {@code 03-conv2}. */
  static String fileStem(LayerSpec layer) {
    return String.format(Locale.ROOT, "%02d-%s", layer.index(), layer.name());
  }
}
