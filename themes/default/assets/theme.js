try{var t=localStorage.getItem("vade-theme");if(t)document.documentElement.dataset.theme=t}catch(e){}
