package io.github.convoscope.ui.live;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;

/**
 * Everything that was computed from one state of the drawing. Nobody writes to it.
 *
 * <p>Its arrays are used again for later frames: it is valid on the JavaFX thread until the next
 * frame is shown. Whoever needs it longer, or on another thread, calls {@link #keep()} first.
 */
public final class LiveFrame {
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
  private boolean blank = true;
  private boolean kept;

  LiveFrame(NetworkSpec spec, InputFraming framing, LiveRequest request, EncodedInput input) {
    this.spec = spec;
    this.framing = framing;
    this.request = request;
    this.input = input;
    fit = padFit();
    activations = new Activations(spec, 1);
    colours = new FrameColours(spec);
  }

  void begin(LiveRequest nextRequest, EncodedInput nextInput) {
    request = nextRequest;
    input = nextInput;
    fit = padFit();
  }

  private Fit padFit() {
    Fit made = input.picture().fit();
    GreyImage image = request.image();
    return image == null ? made : made.ofImageOnPad(image.rows(), image.columns());
  }

  void judged(Verdict what) {
    verdict = what;
    blank = what.reason().equals(NOTHING.reason());
  }

  /** Makes this frame stay as it is for as long as somebody holds it. JavaFX thread. */
  public LiveFrame keep() {
    kept = true;
    return this;
  }

  boolean kept() {
    return kept;
  }

  /** The network that computed it. */
  public NetworkSpec spec() {
    return spec;
  }

  /** What it was computed from. */
  public LiveRequest request() {
    return request;
  }

  /** How a normalised drawing stands in {@link #picture()}. */
  public InputFraming framing() {
    return framing;
  }

  /** The picture that the network sees: one channel of its input, as ink. */
  public GreyImage picture() {
    return input.picture().image();
  }

  /**
   * How the pad, in pad units, was put into {@link #picture()}, in pixels; turned round it puts
   * pictures of that size over the drawing they were made from.
   */
  public Fit fit() {
    return fit;
  }

  /** The network's input, channels × rows × columns, in the numbers that it takes. */
  public float[] input() {
    return input.tensor();
  }

  /** Every layer's values. */
  public Activations activations() {
    return activations;
  }

  /** The colour of every neuron. */
  public FrameColours colours() {
    return colours;
  }

  /** What may honestly be said of the answer. */
  public Verdict verdict() {
    return verdict;
  }

  /** True where nothing lies on the pad: there is no answer then. */
  public boolean blank() {
    return blank;
  }

  /** True where the answer may be called one. */
  public boolean answered() {
    return verdict.kind() != Verdict.Kind.NOT_A_DIGIT;
  }

  /** One probability a class. */
  public float[] probabilities() {
    return activations.output();
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
    float[] probabilities = probabilities();
    int best = except == 0 ? 1 : 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (i != except && probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
