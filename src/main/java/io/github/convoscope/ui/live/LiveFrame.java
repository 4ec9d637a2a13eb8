package io.github.convoscope.ui.live;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds everything that was computed from one state of the pad: the network's input, all
 * activations, all colours, the verdict. Only the live loop writes to it.
 *
 * <p>Frames are reused: a frame is valid on the JavaFX thread until the next one is shown. Call
 * {@link #keep()} to use it longer or on another thread:
 *
 * <pre>{@code
 * LiveFrame frame = workspace.frame().get().keep();
 * workspace.explainer().refresh("topic", (engine, progress) -> explain(frame), this::show);
 * }</pre>
 *
 * <p>With the system property {@code convoscope.poison-frames}, which the tests set, a frame that
 * was given back throws {@link IllegalStateException} and has NaN in all its arrays.
 */
public final class LiveFrame {
  /** Magenta, which no colour map contains. */
  private static final int POISON_COLOUR = 0xffff00ff;

  private static final Verdict NOTHING =
      new Verdict(Verdict.Kind.NOT_A_DIGIT, Message.of("evaluation.blank"));

  private final NetworkSpec spec;
  private final InputFraming framing;
  private final Activations activations;
  private final FrameColours colours;
  private LiveRequest request;
  private EncodedInput input;
  private Fit fit;
  private Verdict verdict = NOTHING;
  private float[] probabilities;
  private boolean blank = true;
  private final Map<FrameExtra<?>, Object> extras = new HashMap<>();
  private boolean kept;
  private volatile boolean poisoned;

  LiveFrame(NetworkSpec spec, InputFraming framing, LiveRequest request, EncodedInput input) {
    this.spec = spec;
    this.framing = framing;
    this.request = request;
    this.input = input;
    fit = padFit();
    activations = new Activations(spec, 1);
    probabilities = activations.output();
    colours = new FrameColours(spec);
  }

  void begin(LiveRequest nextRequest, EncodedInput nextInput) {
    request = nextRequest;
    input = nextInput;
    fit = padFit();
  }

  private Fit padFit() {
    Fit made = input.picture().fit();
    EditedPhoto photo = request.photo();
    if (photo != null && input != request.array()) {
      return photo.fit(framing.rows(), framing.columns());
    }
    GreyImage image = input == request.array() ? input.picture().image() : request.image();
    return image == null ? made : made.ofImageOnPad(image.rows(), image.columns());
  }

  void judged(Verdict what) {
    verdict = what;
    probabilities = activations.probabilities();
    blank = what.reason().equals(NOTHING.reason());
  }

  /**
   * Takes this frame out of reuse, so that it stays valid as long as it is referenced; returns
   * itself. JavaFX thread.
   */
  public LiveFrame keep() {
    check();
    kept = true;
    return this;
  }

  /** Computes what else was asked for; of a blank pad, nothing. */
  void computeExtras() {
    extras.clear();
    if (!blank) {
      for (FrameExtra<?> extra : request.extras()) {
        extras.put(extra, extra.compute(activations, request.clamped()));
      }
    }
  }

  /** Copies its values; false when they are not valid any more. */
  boolean copyTo(Activations into) {
    if (into != activations) {
      into.set(activations);
    }
    return !poisoned;
  }

  boolean kept() {
    return kept;
  }

  /** Makes every later use fail. */
  void poison() {
    for (int layer = 0; layer < spec.depth(); layer++) {
      Arrays.fill(activations.before(layer), Float.NaN);
      Arrays.fill(activations.after(layer), Float.NaN);
      Arrays.fill(colours.of(layer), POISON_COLOUR);
    }
    Arrays.fill(probabilities, Float.NaN);
    colours.setVersion(-1);
    poisoned = true;
  }

  private void check() {
    if (poisoned) {
      throw new IllegalStateException("this frame was given back; keep() it to use it longer");
    }
  }

  /** The network that computed the frame. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The request from which the frame was computed. */
  public LiveRequest request() {
    check();
    return request;
  }

  /** The size of {@link #picture()}, and of a normalised drawing in it. */
  public InputFraming framing() {
    return framing;
  }

  /** The picture that the network sees: one channel of its input, as ink. */
  public GreyImage picture() {
    check();
    return input.picture().image();
  }

  /**
   * Converts pad units to pixels of {@link #picture()}. Inverted, it places a picture of that size
   * over the drawing.
   */
  public Fit fit() {
    check();
    return fit;
  }

  /** The network's input, [channels × rows × columns], in the numbers that it takes. */
  public float[] input() {
    check();
    return input.tensor();
  }

  /** Every layer's values. */
  public Activations activations() {
    check();
    return activations;
  }

  /** The colour of every neuron. */
  public FrameColours colours() {
    check();
    return colours;
  }

  /** The verdict on the answer: sure, unsure, or not a digit. */
  public Verdict verdict() {
    check();
    return verdict;
  }

  /** True if the pad is empty, so that there is no answer. */
  public boolean blank() {
    check();
    return blank;
  }

  /** True unless the verdict is "not a digit". */
  public boolean answered() {
    return verdict().kind() != Verdict.Kind.NOT_A_DIGIT;
  }

  /** Something more that was computed from this frame, or null for a frame without it. */
  public <T> @Nullable T extra(FrameExtra<T> extra) {
    check();
    Object found = extras.get(extra);
    return found == null ? null : extra.type().cast(found);
  }

  /** The probability of each class. */
  public float[] probabilities() {
    check();
    return probabilities;
  }

  /** The most active neuron of a layer; the first among equals. */
  public Neuron mostActive(int layer) {
    return mostActive(layer, 0, spec.layer(layer).shape().size());
  }

  /** The most active neuron of a unit; the first among equals. */
  public Neuron mostActive(int layer, int unit) {
    int size = spec.layer(layer).shape().mapSize();
    return mostActive(layer, unit * size, (unit + 1) * size);
  }

  private Neuron mostActive(int layer, int from, int to) {
    float[] values = activations().after(layer);
    int best = from;
    for (int i = from; i < to; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return spec.layer(layer).shape().neuron(layer, best);
  }

  /** The class with the largest probability; the first among equals. */
  public int answer() {
    return best(-1);
  }

  /** The class with the second largest probability. */
  public int second() {
    return best(answer());
  }

  private int best(int except) {
    check();
    int best = except == 0 && probabilities.length > 1 ? 1 : 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (i != except && probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
