package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.network.Neuron;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the window says and does fits together: keys, pages, errors, Esc. */
@NeedsDisplay
class OneTruthWindowTest {
  private final TestWindow window =
      new TestWindow(() -> List.of(OneTruthWindowTest::install), TestWindow.untrainedDigits());

  private static void install(Shell shell) {
    SidePanel panel = new SidePanel("side", 1, new Label("a panel"), () -> {});
    shell
        .commands()
        .add(
            Command.of("saliency.show", Context.ANYWHERE, () -> shell.host().show(panel))
                .keys("S"));
    shell
        .commands()
        .add(
            Command.of("card.strongest", Context.ANYWHERE, () -> {})
                .keys("Q")
                .enabledWhen(new SimpleBooleanProperty(), "card.pin-first"));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void startingAfreshDropsEverythingAndUndoBringsTheDrawingBack() {
    Workspace workspace = window.workspace();
    Drawing line = Drawing.of(List.of(Stroke.of(100, 100, 300, 400)));
    window.onScreen(
        () -> {
          workspace.padContent().set(line);
          workspace.pin(Neuron.unit(workspace.model().get().spec().output().index(), 3));
          workspace.clamped().set(new Interventions(List.of(new Clamp(1, 2, 0))));
        });
    window.run("saliency.show");
    window.run("ui.afresh");
    assertTrue(workspace.pins().isEmpty());
    assertTrue(workspace.clamped().get().isEmpty());
    assertTrue(window.shell().host().panels().isEmpty());
    assertTrue(workspace.padContent().blank().get());
    window.run("ui.undo");
    assertEquals(line, workspace.padContent().drawing());
  }

  @Test
  void aKeyThatCanDoNothingSaysWhatToDo() {
    window.type(KeyCode.Q);
    window.until(() -> notice() != null);
    assertEquals(
        "Strongest reason: pin a neuron first, with a click in the scene or A.", notice().text());
  }

  @Test
  void aPanelDoesNotOpenBehindAPage() {
    PanelHost host = window.shell().host();
    window.onScreen(() -> host.open(new Page("page", "A page", new Label("a page"), () -> {})));
    window.type(KeyCode.S);
    window.until(() -> host.panels().size() == 1);
    assertNull(host.page().get(), "the page would cover the panel");
  }

  @Test
  void aKeyDoesNothingBehindADialogueButIsTriedFromTheKeySheet() {
    PanelHost host = window.shell().host();
    Page question = new Page("question", "A question", new Label("a question"), () -> {});
    window.onScreen(() -> host.openDialogue(question));
    window.type(KeyCode.S);
    window.type(KeyCode.CONTROL, KeyCode.EQUALS);
    window.until(() -> window.workspace().settings().textFactor() > 1);
    assertSame(question, host.dialogue().get());
    assertTrue(host.panels().isEmpty());
    window.run("ui.key-sheet");
    window.type(KeyCode.S);
    window.until(() -> host.panels().size() == 1);
    assertNull(host.dialogue().get());
  }

  @Test
  void anErrorGoesWithItsCause() {
    Notices notices = window.workspace().notices();
    Problem problem = Problem.input(Message.of("card.no-effect"));
    window.onScreen(() -> notices.problem(problem, "lane"));
    window.onScreen(() -> notices.resolved("another lane"));
    assertNotNull(notice());
    window.onScreen(() -> notices.resolved("lane"));
    assertNull(notice());
    window.onScreen(
        () ->
            window
                .workspace()
                .explainer()
                .start(
                    "lane",
                    (engine, progress) -> {
                      throw problem;
                    },
                    done -> {}));
    window.until(() -> notice() != null);
    AtomicBoolean shown = new AtomicBoolean();
    window.onScreen(
        () ->
            window
                .workspace()
                .explainer()
                .start("lane", (engine, progress) -> true, done -> shown.set(true)));
    window.until(shown::get);
    assertNull(notice(), "the lane works again");
  }

  @Test
  void escEndsWhatWasOpenedLastWhateverItIs() {
    PanelHost host = window.shell().host();
    BooleanProperty mode = new SimpleBooleanProperty();
    window.onScreen(
        () -> {
          host.onEscape(mode, () -> mode.set(false));
          host.show(new SidePanel("first", 9, new Label("first"), () -> {}));
          mode.set(true);
          host.show(new SidePanel("second", 2, new Label("second"), () -> {}));
        });
    window.run("ui.escape");
    assertEquals(List.of("first"), host.panels().stream().map(SidePanel::id).toList());
    assertTrue(mode.get());
    window.run("ui.escape");
    assertEquals(1, host.panels().size());
    assertTrue(!mode.get());
    window.run("ui.escape");
    assertTrue(host.panels().isEmpty());
  }

  @Test
  void aPanelThatIsMadeAnewKeepsItsPlaceAndItsAge() {
    PanelHost host = window.shell().host();
    SidePanel old = panel("card", 1);
    SidePanel newest = panel("newest", 2);
    SidePanel anew = panel("card", 1);
    window.onScreen(
        () -> {
          host.show(old);
          host.show(newest);
          host.replace(old, anew);
          host.replace(old, panel("never", 3));
          assertEquals(List.of(anew, newest), List.copyOf(host.panels()));
          assertEquals(List.of(newest), host.newest(host.panels(), 1));
        });
    window.run("ui.escape");
    assertEquals(List.of(anew), List.copyOf(host.panels()));
    window.run("ui.escape");
    assertTrue(host.panels().isEmpty());
  }

  private static SidePanel panel(String id, int order) {
    return new SidePanel(id, order, new Label(id), () -> {});
  }

  private Notices.Notice notice() {
    return window.workspace().notices().current().get();
  }
}
