package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.modelfile.keras.KerasGraph.Call;
import io.github.convoscope.modelfile.keras.KerasTensor.Kind;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.ForeignKerasModel;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the architecture of a file anew, in the JSON of its own generation of Keras, so that DL4J
 * can be given it: only calls that feed the answer are in it, only classes that DL4J imports, and
 * of their settings only those that decide what a layer computes. Models in the model are taken
 * apart, and a layer that is called twice comes twice, because DL4J knows neither.
 */
final class KerasForDl4j {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INPUT = "input";

  /**
   * Classes that DL4J imports, by the names that our reader knows; others get a sentence. Two of
   * DL4J's are missing: UpSampling2D with channels last writes outside its memory there and ends
   * the program, and PReLU takes its slopes for channels first.
   */
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("Activation", "Activation"),
          Map.entry("Add", "Add"),
          Map.entry("AlphaDropout", "AlphaDropout"),
          Map.entry("AtrousConvolution2D", "AtrousConvolution2D"),
          Map.entry("Average", "Average"),
          Map.entry("AveragePooling2D", "AveragePooling2D"),
          Map.entry("AvgPool2D", "AveragePooling2D"),
          Map.entry("BatchNormalization", "BatchNormalization"),
          Map.entry("Concatenate", "Concatenate"),
          Map.entry("Conv2D", "Conv2D"),
          Map.entry("Convolution2D", "Convolution2D"),
          Map.entry("Cropping2D", "Cropping2D"),
          Map.entry("Dense", "Dense"),
          Map.entry("DepthwiseConv2D", "DepthwiseConv2D"),
          Map.entry("Dropout", "Dropout"),
          Map.entry("ELU", "ELU"),
          Map.entry("Flatten", "Flatten"),
          Map.entry("GaussianDropout", "GaussianDropout"),
          Map.entry("GaussianNoise", "GaussianNoise"),
          Map.entry("GlobalAveragePooling2D", "GlobalAveragePooling2D"),
          Map.entry("GlobalAvgPool2D", "GlobalAveragePooling2D"),
          Map.entry("GlobalMaxPool2D", "GlobalMaxPooling2D"),
          Map.entry("GlobalMaxPooling2D", "GlobalMaxPooling2D"),
          Map.entry("LeakyReLU", "LeakyReLU"),
          Map.entry("Maximum", "Maximum"),
          Map.entry("MaxPool2D", "MaxPooling2D"),
          Map.entry("MaxPooling2D", "MaxPooling2D"),
          Map.entry("Merge", "Merge"),
          Map.entry("Multiply", "Multiply"),
          Map.entry("ReLU", "ReLU"),
          Map.entry("Reshape", "Reshape"),
          Map.entry("SeparableConv2D", "SeparableConv2D"),
          Map.entry("SeparableConvolution2D", "SeparableConvolution2D"),
          Map.entry("Softmax", "Softmax"),
          Map.entry("SpatialDropout2D", "SpatialDropout2D"),
          Map.entry("Subtract", "Subtract"),
          Map.entry("ZeroPadding2D", "ZeroPadding2D"));

  private final KerasTranslation translation;
  private final boolean functionsApart;
  private final KerasDl4jSettings settings;
  private final KerasDl4jWeights weights;
  private final NetworkSpec spec;
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final ArrayNode layers = JSON.createArrayNode();
  private final Map<String, Map<String, ForeignKerasModel.Array>> arrays = new HashMap<>();
  private final List<String> before;
  private final List<String> after;

  /**
   * A writer for one file.
   *
   * @param functionsApart true to make a layer of its own of every activation function: the layer
   *     is then called {@code name/before}, its function has the layer's name
   */
  KerasForDl4j(KerasTranslation translation, boolean functionsApart) {
    this.translation = translation;
    this.functionsApart = functionsApart;
    settings = new KerasDl4jSettings(translation.dialect());
    weights = new KerasDl4jWeights(translation.dialect());
    spec = translation.assembly().spec();
    before = new ArrayList<>(Collections.nCopies(spec.depth(), ""));
    after = new ArrayList<>(Collections.nCopies(spec.depth(), ""));
  }

  /**
   * The model for DL4J.
   *
   * @throws io.github.convoscope.message.Problem if DL4J doesn't import a layer, or files of this
   *     generation
   */
  ForeignKerasModel write() {
    if (!translation.dialect().readByDl4j()) {
      throw KerasProblem.of("dl4j-generation", translation.file(), translation.dialect().format());
    }
    writeInput();
    for (Call call : translation.graph().calls()) {
      write(call);
    }
    ObjectNode root = JSON.createObjectNode();
    root.put("class_name", "Model");
    ObjectNode config = root.putObject("config");
    config.put("name", "model");
    config.set("layers", layers);
    reference(config.putArray("input_layers").addArray(), INPUT);
    String output = names.getOrDefault(translation.graph().output(), INPUT);
    reference(config.putArray("output_layers").addArray(), output);
    root.put("keras_version", Integer.toString(translation.dialect().generation()));
    root.put("backend", translation.dialect().channelsFirst() ? "theano" : "tensorflow");
    return new ForeignKerasModel(
        translation.file(),
        translation.sha256(),
        root.toString(),
        translation.input().kind() == Kind.UNITS,
        !translation.dialect().channelsFirst(),
        arrays,
        before,
        after);
  }

  private static ArrayNode reference(ArrayNode array, String name) {
    return array.add(name).add(0).add(0);
  }

  private void writeInput() {
    Shape shape = translation.input().shape();
    ObjectNode config = layer("InputLayer", INPUT, List.of());
    settings.putOrder(config);
    ArrayNode extents = config.putArray("batch_input_shape").addNull();
    Arrays.stream(extents(translation.input().kind(), shape)).forEach(extents::add);
    names.put(0, INPUT);
    used.add(INPUT);
  }

  /** Extents in Keras's order; a picture gets a channel, as DL4J takes it for a series in time. */
  private int[] extents(Kind kind, Shape shape) {
    if (kind == Kind.UNITS) {
      return new int[] {shape.channels()};
    }
    return translation.dialect().channelsFirst()
        ? new int[] {shape.channels(), shape.rows(), shape.columns()}
        : new int[] {shape.rows(), shape.columns(), shape.channels()};
  }

  private ObjectNode layer(String type, String name, List<String> inputs) {
    ObjectNode layer = layers.addObject();
    layer.put("class_name", type).put("name", name);
    ArrayNode calls = layer.putArray("inbound_nodes");
    if (!inputs.isEmpty()) {
      ArrayNode call = calls.addArray();
      inputs.forEach(input -> reference(call.addArray(), input).addObject());
    }
    return layer.putObject("config").put("name", name);
  }

  private void write(Call call) {
    KerasLayer layer = call.layer();
    KerasTensor result = translation.translator().results().get(call.result());
    List<String> inputs = call.inputs().stream().map(names::get).toList();
    if (KerasClasses.PASSING.contains(layer.type())) {
      names.put(call.result(), inputs.get(0));
      return;
    }
    String type = CLASSES.get(layer.type());
    if (type == null || result == null) {
      String shown = KerasProblem.readable(layer.type());
      throw KerasProblem.of("dl4j-layer", layer.file(), layer.shown(), shown);
    }
    if (type.equals("Flatten") && putsChannelsLast(layer)) {
      throw KerasDl4jSettings.unknown(layer, "data_format");
    }
    LayerSpec ours = spec.layer(result.layer());
    String name = unused(ours.name());
    names.put(call.result(), name);
    ActivationFunction function = translation.assembly().functionInside(layer);
    boolean split =
        functionsApart
            && !layer.type().equals("Activation")
            && !function.equals(ActivationFunction.IDENTITY);
    String own = split ? name + "/before" : name;
    ObjectNode config = layer(type, own, inputs);
    settings.copy(layer, config);
    if (type.equals("Reshape")) {
      ArrayNode extents = config.putArray("target_shape");
      Arrays.stream(extents(result.kind(), result.shape())).forEach(extents::add);
    }
    if (split) {
      ObjectNode apart = layer("Activation", name, List.of(own));
      settings.putOrder(apart);
      apart.set("activation", config.path("activation"));
      config.put("activation", "linear");
    }
    Map<String, ForeignKerasModel.Array> read = weights.of(layer, translation);
    if (!read.isEmpty()) {
      arrays.put(own, read);
    }
    // Where our cells lie in another order than Keras's, our engine gives the values.
    if (result.flattened() == null && result.layer() > 0) {
      boolean applied = KerasClasses.FUNCTIONS.contains(layer.type());
      before.set(result.layer(), applied ? inputs.get(0) : own);
      after.set(result.layer(), name);
    }
  }

  /** Such a layer makes Keras turn the cells of maps with channels first, which DL4J doesn't do. */
  private boolean putsChannelsLast(KerasLayer flatten) {
    return translation.dialect().channelsFirst()
        && flatten.word("", "data_format").equals("channels_first");
  }

  private String unused(String name) {
    String found = name;
    for (int i = 2; !used.add(found); i++) {
      found = name + "/" + i;
    }
    return found;
  }
}
