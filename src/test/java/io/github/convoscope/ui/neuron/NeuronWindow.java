package io.github.convoscope.ui.neuron;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;

/** A window with an untrained network and a drawing, for tests of the features about neurons. */
public final class NeuronWindow implements AutoCloseable {
  /** A neuron of a convolution. */
  public static final Neuron CONVOLUTION = new Neuron(3, 5, 6, 7);

  /** A dense unit. */
  public static final Neuron DENSE = Neuron.unit(5, 17);

  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));
  private static final Drawing LINE = Drawing.of(Stroke.of(100, 250, 450, 250));

  private final Model model;
  private final TestWindow window;

  /** Opens a window with these features and no other. */
  public NeuronWindow(Feature... features) {
    this(TestWindow.untrainedDigits(), features);
  }

  /** Opens a window that shows this model, with these features and no other. */
  public NeuronWindow(Model model, Feature... features) {
    this.model = model;
    window = new TestWindow(() -> List.of(features), model);
    window.onScreen(() -> workspace().settings().reducedMotion().set(true));
    draw(SEVEN);
  }

  /** The window. */
  public Shell shell() {
    return window.shell();
  }

  /** What it shows. */
  public Workspace workspace() {
    return window.workspace();
  }

  /** What the features share. */
  public NeuronView view() {
    return NeuronView.of(workspace());
  }

  /** The network. */
  public NetworkSpec spec() {
    return model.spec();
  }

  /** Puts another drawing on the pad and waits for its frame. */
  public LiveFrame drawLine() {
    return draw(LINE);
  }

  private LiveFrame draw(Drawing drawing) {
    window.onScreen(() -> workspace().padContent().set(drawing));
    return frame();
  }

  /** The frame that shows everything asked for so far. */
  public LiveFrame frame() {
    return window.upToDate();
  }

  /** Does something on the JavaFX thread and waits for it. */
  public void onScreen(Runnable action) {
    window.onScreen(action);
  }

  /** Waits for something that is asked on the JavaFX thread. */
  public void until(BooleanSupplier condition) {
    window.until(condition);
  }

  /** Runs a command. */
  public void run(String command) {
    window.run(command);
  }

  /** Pins a neuron and nothing else. */
  public void pin(Neuron neuron) {
    window.onScreen(() -> workspace().pin(neuron));
    frame();
  }

  /** What the scene shows beside the activations. */
  public SceneMarks marks() {
    return workspace().overlays().marks().get();
  }

  /** The node with this CSS selector, or null. */
  public Node find(String selector) {
    return shell().scene().lookup(selector);
  }

  /** The arithmetic of a neuron in the present frame. */
  public Arithmetic arithmetic(Neuron neuron) {
    NeuronInputs inputs = NeuronInputs.of(model.spec(), model.weights(), neuron);
    return Arithmetic.of(inputs, frame().activations(), 0, Interventions.NONE);
  }

  /** Clicks where the pointer is, once everything has its place. */
  public void clickAgain() {
    window.laidOut();
    new FxRobot().clickOn(MouseButton.PRIMARY);
  }

  /** Clicks in the middle of a node, once it has its place. */
  public void click(Node node) {
    window.click(node);
  }

  /** Presses keys together, modifiers first, once the window has the keyboard. */
  public void type(KeyCode... keys) {
    window.type(keys);
  }

  @Override
  public void close() {
    window.close();
  }
}
