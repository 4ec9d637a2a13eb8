package io.github.convoscope.explain.visualisation;

import io.github.convoscope.data.PictureSheet;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts an atlas to the sheet of pictures that is stored in files, and back. */
public final class AtlasSheets {
  private static final String UNIT = "unit";
  private static final String NEURON = "neuron";

  private AtlasSheets() {}

  /** Converts an atlas. */
  public static PictureSheet sheet(NetworkSpec spec, Atlas atlas) {
    Shape shape = pictureShape(spec.input().shape(), atlas);
    List<Map<String, Object>> units = new ArrayList<>();
    List<PictureSheet.Picture> pictures = new ArrayList<>();
    for (AtlasUnit unit : atlas.units()) {
      units.add(facts(unit));
      if (unit.unitImage() != null) {
        pictures.add(picture(unit, UNIT, unit.unitImage()));
      }
      if (unit.neuronImage() != null) {
        pictures.add(picture(unit, NEURON, unit.neuronImage()));
      }
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("sha256", atlas.checksum());
    facts.put("examples", atlas.source());
    facts.put("example_count", atlas.examples());
    facts.put("seconds", round(atlas.seconds()));
    facts.put("units", units);
    return new PictureSheet(shape.channels(), shape.rows(), shape.columns(), facts, pictures);
  }

  /** The shape of an atlas's images: the input's, or a smaller one of the same proportions. */
  private static Shape pictureShape(Shape input, Atlas atlas) {
    for (AtlasUnit unit : atlas.units()) {
      VisualisationResult picture = unit.picture();
      if (picture != null) {
        return pictureShape(input, picture.image());
      }
    }
    return input;
  }

  /** The shape of an image: the input's, or a smaller one of the same proportions. */
  public static Shape pictureShape(Shape input, float[] image) {
    if (image.length == input.size()) {
      return input;
    }
    double scale = Math.sqrt((double) image.length / input.size());
    int rows = (int) Math.round(input.rows() * scale);
    return Shape.maps(input.channels(), rows, image.length / input.channels() / rows);
  }

  private static Map<String, Object> facts(AtlasUnit unit) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", unit.layer());
    facts.put("unit", unit.channel());
    facts.put("best", round(unit.range().best()));
    facts.put("mean", round(unit.range().mean()));
    facts.put("least", round(unit.range().least()));
    facts.put("best_neuron", round(unit.range().bestNeuron()));
    facts.put("alive", unit.range().alive());
    PathSimilarity similarity = unit.similarity();
    if (similarity != null) {
      facts.put("to_examples", rounded(similarity.toExamples()));
      facts.put("among_examples", rounded(similarity.amongExamples()));
    }
    return facts;
  }

  private static PictureSheet.Picture picture(
      AtlasUnit unit, String of, VisualisationResult result) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", unit.layer());
    facts.put("unit", unit.channel());
    facts.put("of", of);
    facts.put("activation", round(result.value()));
    facts.put("weak", result.weak());
    facts.put("class", result.label());
    facts.put("probability", round(result.probability()));
    facts.put("variation", round(result.variation()));
    facts.put("steps", result.steps());
    facts.put("seconds", round(result.seconds()));
    return new PictureSheet.Picture(facts, result.image());
  }

  private static List<Double> rounded(double[] values) {
    List<Double> rounded = new ArrayList<>();
    for (double value : values) {
      rounded.add(Math.round(value * 1e3) / 1e3);
    }
    return rounded;
  }

  private static double round(double value) {
    return Math.round(value * 1e5) / 1e5;
  }

  /**
   * Converts a sheet.
   *
   * @throws Problem when it is not an atlas of this network
   */
  public static Atlas atlas(NetworkSpec spec, PictureSheet sheet) {
    try {
      Shape shape = spec.input().shape();
      boolean same = sheet.rows() == shape.rows() && sheet.columns() == shape.columns();
      boolean smaller =
          spec.input().isColourPicture()
              && sheet.rows() < shape.rows()
              && sheet.rows() * shape.columns() == sheet.columns() * shape.rows();
      if (sheet.channels() != shape.channels() || !(same || smaller)) {
        throw new ClassCastException("other size");
      }
      Map<String, VisualisationResult> results = new HashMap<>();
      for (PictureSheet.Picture picture : sheet.pictures()) {
        results.put(
            key(picture.facts(), fact(picture.facts(), "of", Object.class)), result(picture));
      }
      List<AtlasUnit> units = new ArrayList<>();
      for (Object entry : (List<?>) fact(sheet.facts(), "units", List.class)) {
        units.add(unit(spec, (Map<?, ?>) entry, results));
      }
      return new Atlas(
          fact(sheet.facts(), "sha256", String.class),
          fact(sheet.facts(), "examples", String.class),
          (int) number(sheet.facts(), "example_count"),
          number(sheet.facts(), "seconds"),
          units);
    } catch (ClassCastException | NullPointerException e) {
      throw Problem.input(Message.of("atlas.not-an-atlas", spec.name()), e);
    }
  }

  private static AtlasUnit unit(
      NetworkSpec spec, Map<?, ?> facts, Map<String, VisualisationResult> results) {
    int layer = (int) number(facts, "layer");
    int channel = (int) number(facts, "unit");
    if (layer < 1 || layer >= spec.depth() || channel >= spec.layer(layer).shape().channels()) {
      throw new ClassCastException("other layers");
    }
    UnitRange range =
        new UnitRange(
            number(facts, "best"),
            number(facts, "mean"),
            number(facts, "least"),
            number(facts, "best_neuron"),
            fact(facts, "alive", Boolean.class));
    return new AtlasUnit(
        layer,
        channel,
        range,
        results.get(key(facts, UNIT)),
        results.get(key(facts, NEURON)),
        similarity(facts, spec.depth() - 1));
  }

  private static @Nullable PathSimilarity similarity(Map<?, ?> facts, int layers) {
    if (!(facts.get("to_examples") instanceof List<?> to)
        || !(facts.get("among_examples") instanceof List<?> among)
        || to.size() != layers
        || among.size() != layers) {
      return null;
    }
    return new PathSimilarity(numbers(to), numbers(among));
  }

  private static double[] numbers(List<?> list) {
    return list.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
  }

  private static VisualisationResult result(PictureSheet.Picture picture) {
    Map<String, Object> facts = picture.facts();
    return new VisualisationResult(
        picture.pixels(),
        number(facts, "activation"),
        fact(facts, "weak", Boolean.class),
        (int) number(facts, "class"),
        number(facts, "probability"),
        number(facts, "variation"),
        (int) number(facts, "steps"),
        number(facts, "seconds"));
  }

  private static String key(Map<?, ?> facts, Object of) {
    return number(facts, "layer") + " " + number(facts, "unit") + " " + of;
  }

  private static double number(Map<?, ?> facts, String name) {
    return fact(facts, name, Number.class).doubleValue();
  }

  private static <T> T fact(Map<?, ?> facts, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(facts.get(name)));
  }
}
