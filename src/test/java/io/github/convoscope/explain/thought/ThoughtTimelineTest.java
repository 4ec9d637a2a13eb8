package io.github.convoscope.explain.thought;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.LayerReveal;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.colour.RangeMode;
import io.github.convoscope.colour.Ranges;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.model.SqueezeNetSample;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The film of a forward pass, of the shipped network and of a graph with every kind of layer. */
class ThoughtTimelineTest {
  private static final int MOMENTS = 20;

  private final Random random = new Random(15);

  static Stream<Engine> networks() {
    NetworkSpec graph = EveryLayerKind.network(Shape.maps(1, 28, 28));
    return Stream.of(
        new ModelOpener(ShippedFiles.samples()).openShipped().newEngine(),
        new FastEngine(graph, UntrainedNetworks.random(graph, 12)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void atAnyMomentEveryShownValueIsThatOfTheForwardPass(Engine engine) {
    ThoughtTimeline film = film(engine);
    int partly = 0;
    for (int i = 0; i < MOMENTS; i++) {
      partly += layersInBetween(engine, film, film.at(random.nextDouble()));
    }
    assertTrue(partly >= MOMENTS / 2, "most moments are within a layer");
  }

  @Test
  void aMomentOfALargeNetworkHasTheValuesOfTheForwardPass() {
    SqueezeNetSample sample = SqueezeNetSample.of("zebra-stripes");
    ThoughtTimeline film =
        ThoughtTimeline.of(
            sample.engine().spec(), sample.engine().weights(), sample.at(), Interventions.NONE);
    assertTrue(film.seconds() >= 5 && film.seconds() <= 15, film.seconds() + " s");
    int partly = 0;
    for (double time : new double[] {0.1, 0.35, 0.6, 0.85, 1}) {
      partly += layersInBetween(sample.engine(), film, film.at(time));
    }
    assertTrue(partly >= 2, "moments are within a layer");
    assertEquals(sample.at().answer(0), film.activations().answer(0));
  }

  /**
   * Checks that what a moment shows are values of the forward pass, and the rest is 0; counts the
   * layers of which a part is shown.
   */
  private static int layersInBetween(Engine engine, ThoughtTimeline film, ThoughtMoment moment) {
    int partly = 0;
    for (LayerSpec layer : engine.spec().layers()) {
      float[] real = film.activations().after(layer.index());
      float[] values = moment.reveal().values(layer, real);
      LayerReveal reveal = moment.reveal().layers().get(layer.index());
      boolean bars = layer == engine.spec().output();
      for (int n = 0; n < values.length; n++) {
        Neuron neuron = layer.shape().neuron(layer.index(), n);
        boolean shown = moment.reveal().shows(engine.spec(), neuron);
        float expected = !shown ? 0 : bars ? real[n] * reveal.part() : real[n];
        assertEquals(expected, values[n], layer.name());
      }
      boolean between = !reveal.isAll() && reveal.count() > 0;
      partly += between ? 1 : 0;
    }
    return partly;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void whatIsShownStaysAndAtTheEndAllIs(Engine engine) {
    ThoughtTimeline film = film(engine);
    BitSet shown = new BitSet();
    for (int i = 0; i <= 200; i++) {
      ThoughtMoment moment = film.at(i / 200.0);
      BitSet now = new BitSet();
      int at = 0;
      for (LayerSpec layer : engine.spec().layers()) {
        for (int n = 0; n < layer.shape().size(); n++) {
          Neuron neuron = layer.shape().neuron(layer.index(), n);
          now.set(at++, moment.reveal().part(engine.spec(), neuron) > 0);
        }
      }
      BitSet lost = (BitSet) shown.clone();
      lost.andNot(now);
      assertTrue(lost.isEmpty(), "nothing disappears");
      shown = now;
    }
    assertEquals(engine.spec().neurons(), shown.cardinality());
    ThoughtMoment end = film.at(1);
    assertTrue(end.reveal().layers().stream().allMatch(LayerReveal::isAll));
    assertEquals(1, end.answerPart());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void nothingTellsTheAnswerBeforeTheEnd(Engine engine) {
    ThoughtTimeline film = film(engine);
    int output = engine.spec().output().index();
    List<Double> starts = film.layerStarts();
    double bars = starts.get(starts.size() - 3);
    double answer = starts.get(starts.size() - 2);
    for (double time = 0; time < answer; time += 0.01) {
      ThoughtMoment moment = film.at(time);
      assertTrue(moment.answerPart() < 1);
      assertTrue(moment.lights().stream().noneMatch(light -> light.edge().to().layer() == output));
      float[] values =
          moment.reveal().values(engine.spec().output(), film.activations().after(output));
      if (time <= bars) {
        assertArrayEquals(new float[values.length], values);
      }
    }
    assertTrue(film.at(1).lights().stream().anyMatch(light -> light.edge().to().layer() == output));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyMomentIsToldInOneSentence(Engine engine) {
    ThoughtTimeline film = film(engine);
    for (double time : film.steps()) {
      assertFalse(Messages.text(film.at(time).caption(), Locale.ENGLISH).isBlank());
      assertFalse(Messages.text(film.calmCaption(time), Locale.ENGLISH).isBlank());
    }
    assertTrue(film.seconds() >= 5 && film.seconds() <= 15, film.seconds() + " s");
    assertEquals(engine.spec().depth() + 2, film.layerStarts().size());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void whilePlayingTheSentenceTellsOfAnOutlinedNeuronThatIsComputedByThen(Engine engine) {
    ThoughtTimeline film = film(engine);
    int told = 0;
    for (int i = 0; i <= 200; i++) {
      double time = i / 200.0;
      Neuron neuron = film.told(time);
      String caption = Messages.text(film.calmCaption(time), Locale.ENGLISH);
      assertEquals(neuron != null, caption.startsWith("Strongest just now: "), caption);
      if (neuron != null) {
        told++;
        assertTrue(film.at(time).reveal().shows(engine.spec(), neuron), caption);
        String place =
            engine.spec().layer(neuron.layer()).shape().mapSize() > 1
                ? ", row " + neuron.row() + ", column " + neuron.column()
                : " " + neuron.channel();
        assertTrue(caption.contains(place), caption + " does not tell of " + neuron);
      }
    }
    assertTrue(told > 20, told + " moments");
  }

  @Test
  void aSentenceHasTheNumbersOfItsNeuron() {
    Engine engine = networks().findFirst().orElseThrow();
    ThoughtTimeline film = film(engine);
    NetworkSpec spec = engine.spec();
    int told = 0;
    for (double time : film.steps()) {
      ThoughtMoment moment = film.at(time);
      Neuron cell = moment.cell();
      if (cell == null || spec.layer(cell.layer()).kind() != LayerKind.CONVOLUTION) {
        continue;
      }
      Shape shape = spec.layer(cell.layer()).shape();
      float value =
          film.activations()
              .after(cell.layer())[shape.index(cell.channel(), cell.row(), cell.column())];
      String text = Messages.text(moment.caption(), Locale.ENGLISH);
      assertTrue(text.contains("row " + cell.row() + ","), text);
      assertTrue(text.endsWith(Messages.text("thought.number", value) + "."), text);
      told++;
    }
    assertTrue(told > 20, "the rows of the first layer are steps");
  }

  @ParameterizedTest
  @MethodSource("networks")
  void paintsWhatIsShownInItsColoursAndTheRestAsNought(Engine engine) {
    ThoughtTimeline film = film(engine);
    NetworkSpec spec = engine.spec();
    for (RangeMode mode : RangeMode.values()) {
      FramePainter painter =
          new FramePainter(spec, Palette.DEFAULT, mode, Ranges.seen(spec, film.activations()));
      FrameColours whole = new FrameColours(spec);
      painter.paint(film.activations(), 0, whole);
      FrameColours part = new FrameColours(spec);
      BitSet closed = new BitSet();
      closed.set(2);
      ThoughtMoment moment = film.at(random.nextDouble());
      painter.paint(film.activations(), 0, null, closed, part);
      moment.reveal().apply(painter, film.activations(), closed, part);
      for (LayerSpec layer : spec.layers()) {
        int i = layer.index();
        if (i == 2) {
          LayerSummary summary = LayerSummary.of(layer);
          float[] strongest = new float[summary.shape().size()];
          summary.strongest(
              moment.reveal().values(layer, film.activations().after(i)), 0, strongest);
          int[] expected = new int[strongest.length];
          part.scale(i).paint(strongest, 0, strongest.length, expected, 0);
          assertArrayEquals(expected, part.summary(i));
          continue;
        }
        for (int n = 0; n < layer.shape().size(); n++) {
          Neuron neuron = layer.shape().neuron(i, n);
          float shown = moment.reveal().part(spec, neuron);
          var scale = mode == RangeMode.FIT ? whole.scale(i) : painter.scale(i, neuron.channel());
          if (shown == 1) {
            assertEquals(whole.of(i)[n], part.of(i)[n], layer.name());
          } else if (shown == 0) {
            assertEquals(scale.colour(0), part.of(i)[n], layer.name());
          }
        }
      }
    }
  }

  private static ThoughtTimeline film(Engine engine) {
    float[] seven =
        new Normaliser(InputFraming.of(28, 28))
            .normalise(Drawing.of(Stroke.of(120, 110, 380, 100, 300, 220, 210, 420)))
            .ink();
    Activations at = new Activations(engine.spec(), 1);
    engine.forward(seven, at);
    return ThoughtTimeline.of(engine.spec(), engine.weights(), at, Interventions.NONE);
  }
}
