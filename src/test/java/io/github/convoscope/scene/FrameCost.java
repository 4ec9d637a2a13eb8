package io.github.convoscope.scene;

import io.github.convoscope.colour.*;
import io.github.convoscope.layout.*;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** scratch */
public final class FrameCost extends Application {
  public static final class Main {
    public static void main(String[] args) {
      Application.launch(FrameCost.class, args);
    }
  }

  public void start(Stage stage) {
    var spec = SampleNetwork.digits();
    var activations = SampleNetwork.seven(spec);
    var frame = new FrameColours(spec);
    var painter =
        new FramePainter(spec, Palette.DEFAULT, RangeMode.LAYER, Ranges.seen(spec, activations));
    painter.paint(activations, 0, frame);
    var layout =
        NetworkLayout.of(
            spec,
            NetworkLayout.PROPORTION,
            Arrangement.valueOf(System.getProperty("arr", "CASCADE")));
    var scene = new NetworkScene(layout, Boolean.getBoolean("msaa"));
    scene.setPadding(new Insets(0, Integer.getInteger("right", 0), 0, 258));
    if (System.getProperty("bg") != null)
      scene.setStyle("-fx-background-color:" + System.getProperty("bg"));
    scene.show(frame);
    Scene window = new Scene(scene, 1280, 720);
    stage.setScene(window);
    try {
      var fs = NetworkScene.class.getDeclaredField("subScene");
      fs.setAccessible(true);
      var ss = (javafx.scene.SubScene) fs.get(scene);
      if (System.getProperty("fill") != null)
        ss.setFill(javafx.scene.paint.Color.web(System.getProperty("fill")));
      if (Boolean.getBoolean("hide")) for (int i = 0; i < 7; i++) scene.setLayerVisible(i, false);
      if (Boolean.getBoolean("nosub")) ss.setVisible(false);
      if (Boolean.getBoolean("nolabels")) scene.viewport().setVisible(false);
      if (System.getProperty("small") != null) {
        ss.widthProperty()
            .addListener(
                (o, x, y) -> {
                  if (ss.getWidth() > 512) {
                    ss.setWidth(511);
                    ss.setHeight(360);
                  }
                });
      }
    } catch (Exception e) {
      throw new RuntimeException(e);
    }
    stage.show();
    boolean orbit = Boolean.getBoolean("orbit"), data = Boolean.getBoolean("data");
    var os =
        (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    var th = java.lang.management.ManagementFactory.getThreadMXBean();
    new AnimationTimer() {
      long t0, c0, f0;
      int n;
      double a;

      public void handle(long now) {
        if (t0 == 0 && n++ == 60) {
          t0 = now;
          c0 = os.getProcessCpuTime();
          f0 = th.getCurrentThreadCpuTime();
          n = 0;
        } else if (t0 != 0) n++;
        if (orbit) {
          scene.orbit(Math.sin(a += 0.1) * 0.5, 0);
        }
        if (data) scene.show(frame);
        if (t0 != 0 && now - t0 > 4e9) {
          System.out.printf(
              "fps %.1f cpu/frame %.1f ms fx/frame %.2f ms%n",
              n / ((now - t0) / 1e9),
              (os.getProcessCpuTime() - c0) / 1e6 / n,
              (th.getCurrentThreadCpuTime() - f0) / 1e6 / n);
          System.exit(0);
        }
      }
    }.start();
  }
}
